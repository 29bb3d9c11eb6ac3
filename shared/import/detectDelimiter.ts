export const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
export type Delimiter = keyof typeof delimiters;

const all = Object.keys(delimiters) as Delimiter[];

/** The delimiter of columns: the one that the first line has most often, outside quotes. */
export function detectDelimiter(text: string): Delimiter {
  const counts = countDelimiters(text);
  const [most = ","] = all.toSorted((a, b) => counts[b] - counts[a]);
  return most;
}

/** How often the first line has each delimiter, outside quotes. */
export function countDelimiters(text: string): Record<Delimiter, number> {
  const counts = { ",": 0, ";": 0, "\t": 0, "|": 0 };
  let isQuoted = false;
  for (const char of text) {
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char === "\n" || char === "\r") break;
    else if (Object.hasOwn(counts, char)) counts[char as Delimiter]++;
  }
  return counts;
}
