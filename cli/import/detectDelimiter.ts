export const delimiters = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;
export type Delimiter = keyof typeof delimiters;

const all = Object.keys(delimiters) as Delimiter[];

/**
 * What separates the columns: that which the first line has most of, outside of quotes.
 *
 * @param stated What somebody says it is.
 * @throws When the first line has none of what was stated, and something else instead.
 */
export function detectDelimiter(text: string, stated?: Delimiter): Delimiter {
  const counts = countIn(text);
  const [most = ","] = all.toSorted((a, b) => counts[b] - counts[a]);
  if (stated === undefined) return most;
  if (counts[stated] === 0 && counts[most] > 0) {
    throw new Error(
      `The first line has no ${delimiters[stated]}, but ${counts[most]} of ${delimiters[most]}: leave --delimiter out.`,
    );
  }
  return stated;
}

/** `tab`, `semicolon`, or the character itself. @throws */
export function parseDelimiter(stated: string): Delimiter {
  const found = all.find((one) => one === stated || delimiters[one] === stated || stated === "\\t");
  if (found === undefined) {
    throw new Error(`--delimiter: one of ${Object.values(delimiters).join(", ")}.`);
  }
  return stated === "\\t" ? "\t" : found;
}

function countIn(text: string): Record<Delimiter, number> {
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
