import {
  countDelimiters,
  type Delimiter,
  delimiters,
  detectDelimiter,
} from "../../shared/import/detectDelimiter.ts";

/**
 * What somebody says separates the columns: `tab`, `semicolon`, or the character itself.
 *
 * @param text How the file begins.
 * @throws When there is no such thing, or the first line has none of it and something else instead.
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
