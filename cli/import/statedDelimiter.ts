import {
  countDelimiters,
  type Delimiter,
  delimiters,
  detectDelimiter,
} from "../../shared/import/detectDelimiter.ts";

/**
 * The delimiter that `--delimiter` states: `tab`, `semicolon`, or the character itself.
 *
 * @param text The beginning of the file.
 * @throws When there is no such delimiter, or when the first line has only other delimiters.
 */
export function statedDelimiter(stated: string, text: string): Delimiter {
  const all = Object.keys(delimiters) as Delimiter[];
  const found =
    stated === "\\t" ? "\t" : all.find((one) => one === stated || delimiters[one] === stated);
  if (found === undefined) {
    throw new Error(`--delimiter: one of ${Object.values(delimiters).join(", ")}.`);
  }
  const counts = countDelimiters(text);
  const most = detectDelimiter(text);
  if (counts[found] === 0 && counts[most] > 0) {
    throw new Error(
      `The first line has no ${delimiters[found]}, but ${counts[most]} of ${delimiters[most]}: leave --delimiter out.`,
    );
  }
  return found;
}
