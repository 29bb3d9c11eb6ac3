/** The commands of a block of shell text, as words: without comments, split at `&&`, `|`, `;` and line ends. */
export function shellCommands(text: string): string[][] {
  const commands: string[][] = [];
  let words: string[] = [];
  let word: string | null = null;
  let quote = "";
  const endWord = (): void => {
    if (word !== null) words.push(word);
    word = null;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push(words);
    words = [];
  };
  const joined = text.replace(/\\\n\s*/g, " ");
  for (let at = 0; at < joined.length; at++) {
    const sign = joined[at] as string;
    if (quote !== "") {
      if (sign === quote) quote = "";
      else word += sign;
    } else if (sign === "$" && joined[at + 1] === "(") {
      // A command in a command: its words stay one word.
      const end = closingBracket(joined, at + 1);
      word = (word ?? "") + joined.slice(at, end + 1);
      at = end;
    } else if (sign === "'" || sign === '"') {
      quote = sign;
      word ??= "";
    } else if (sign === "#" && word === null) {
      while (at + 1 < joined.length && joined[at + 1] !== "\n") at++;
    } else if (/[\n;|]/.test(sign) || (sign === "&" && joined[at + 1] === "&")) {
      endCommand();
      if (sign === "&") at++;
    } else if (/\s/.test(sign)) {
      endWord();
    } else {
      word = (word ?? "") + sign;
    }
  }
  endCommand();
  return commands;
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if (text[at] === "(") depth++;
    if (text[at] === ")" && --depth === 0) return at;
  }
  return text.length - 1;
}
