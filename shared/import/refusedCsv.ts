import { stringify } from "csv-stringify/browser/esm/sync";
import type { RefusedRow } from "./readRows.ts";

/**
 * Rejected rows as CSV, with line and reason in front of the cells: once fixed, this file can be imported.
 * Formulas are escaped, so that a spreadsheet does not run them.
 *
 * @param isFirst No row was rejected before: the header comes first.
 */
export function refusedCsv(
  refused: readonly RefusedRow[],
  header: readonly string[],
  isFirst: boolean,
): string {
  if (refused.length === 0) return "";
  const lines = linesOf(refused.map(({ line, reason, cells }) => [String(line), reason, ...cells]));
  // Spreadsheets recognise UTF-8 by the byte order mark.
  return isFirst ? `\ufeff${linesOf([["line", "reason", ...header]])}${lines}` : lines;
}

const linesOf = (rows: string[][]): string =>
  stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
