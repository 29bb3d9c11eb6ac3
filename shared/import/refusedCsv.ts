import { stringify } from "csv-stringify/browser/esm/sync";
import type { RefusedRow } from "./readRows.ts";

/**
 * Refused rows as they are, with line and reason before them, as lines of CSV: mended, they can be imported
 * themselves. What a spreadsheet would run is made text.
 *
 * @param isFirst Nothing was refused before: the header stands before them.
 */
export function refusedCsv(
  refused: readonly RefusedRow[],
  header: readonly string[],
  isFirst: boolean,
): string {
  if (refused.length === 0) return "";
  const lines = linesOf(refused.map(({ line, reason, cells }) => [String(line), reason, ...cells]));
  // The byte order mark tells a spreadsheet that it is UTF-8.
  return isFirst ? `\ufeff${linesOf([["line", "reason", ...header]])}${lines}` : lines;
}

const linesOf = (rows: string[][]): string =>
  stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
