/** Looks the words of a name up: `telecom*` begins so, `*net` ends so, anything else is the word itself. */
type WordTable = (words: readonly string[]) => string | undefined;

/** @param phrases Several words beside each other, separated by commas. */
export function wordTable(text: string, phrases = ""): WordTable {
  const exact = new Set<string>();
  const beginnings = new Set<string>();
  const endings = new Set<string>();
  for (const token of text.trim().split(/\s+/)) {
    const [kind, word] = token.startsWith("*")
      ? [endings, token.slice(1)]
      : token.endsWith("*")
        ? [beginnings, token.slice(0, -1)]
        : [exact, token];
    kind.add(word);
  }
  const beside = phrases
    .split(",")
    .filter((phrase) => phrase !== "")
    .map((phrase) => ` ${phrase.trim()} `);
  return (words) => {
    const name = ` ${words.join(" ")} `;
    const phrase = beside.find((one) => name.includes(one));
    if (phrase !== undefined) return phrase.trim();
    return words.find(
      (word) => exact.has(word) || has(beginnings, word, 1) || has(endings, word, -1),
    );
  };
}

/** Whether a part of the word, from its beginning (1) or to its end (-1), is in the set. */
function has(parts: ReadonlySet<string>, word: string, side: 1 | -1): boolean {
  for (let length = 2; length <= word.length; length++) {
    if (parts.has(side === 1 ? word.slice(0, length) : word.slice(-length))) return true;
  }
  return false;
}
