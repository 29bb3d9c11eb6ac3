import { stringify } from "csv-stringify/browser/esm/sync";
import type { RefusedRow } from "./takeRows.ts";

/**
 * Refused rows as they are, with line and reason before them, as lines of CSV: mended, they can be imported
 * themselves. What a spreadsheet would run is made text.
 */
export const refusedCsv = (refused: readonly RefusedRow[]): string =>
  linesOf(refused.map(({ line, reason, cells }) => [String(line), reason, ...cells]));

/** Stands before them; the byte order mark tells a spreadsheet that it is UTF-8. */
export const refusedHead = (header: readonly string[]): string =>
  `\ufeff${linesOf([["line", "reason", ...header]])}`;

const linesOf = (rows: string[][]): string =>
  stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
