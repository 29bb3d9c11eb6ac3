/** No name of a table has more words. */
const maxPhraseWords = 6;

interface PhraseTable {
  /** The first entry that is in the words, longest first; only at their beginning if `atStart`. */
  find(words: readonly string[], core: readonly string[], atStart?: boolean): string | undefined;
  readonly numbers: ReadonlySet<number>;
}

/**
 * Reads `label: entry, entry` lines (or `label: 64500 64501` of AS numbers). `=entry` has to be all of a
 * name's core. Entries are as `foldName` leaves them: folding thousands would cost the first visitor.
 */
export function phraseTable(text: string): PhraseTable {
  const anywhere = new Set<string>();
  const whole = new Set<string>();
  const numbers = new Set<number>();
  for (const line of text.trim().split("\n")) {
    const entries = line.slice(line.indexOf(": ") + 2);
    if (/^[\d ]+$/.test(entries)) {
      for (const number of entries.split(" ")) numbers.add(Number(number));
      continue;
    }
    for (const entry of entries.split(", ")) {
      if (entry.startsWith("=")) whole.add(entry.slice(1));
      else anywhere.add(entry);
    }
  }
  return {
    numbers,
    find(words, core, atStart = false) {
      const name = core.join(" ");
      if (whole.has(name)) return name;
      const starts = atStart ? 1 : words.length;
      for (let length = Math.min(maxPhraseWords, words.length); length > 0; length--) {
        for (let start = 0; start < starts && start + length <= words.length; start++) {
          const phrase = words.slice(start, start + length).join(" ");
          if (anywhere.has(phrase)) return phrase;
        }
      }
      return undefined;
    },
  };
}
