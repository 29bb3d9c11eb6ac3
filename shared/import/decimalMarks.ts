import { type DecimalMark, markIn } from "../classify/parseNumber.ts";
import type { Delimiter } from "./detectDelimiter.ts";

/**
 * The decimal mark of each column, by the numbers in its first rows: `1.250.000,00` and `3,5` show a comma. A column
 * that shows none has the mark of the file: a comma between semicolons, as spreadsheets write it; else `null`.
 *
 * @param rows Some rows below the header.
 */
export function decimalMarks(
  columns: number,
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
): (DecimalMark | null)[] {
  const shown = Array.from({ length: columns }, (_, index) => {
    const marks = new Set(
      rows.map((row) => markOfCell(row[index] ?? "")).filter((mark) => mark !== null),
    );
    return marks.size === 1 ? ([...marks][0] ?? null) : marks.size === 0 ? undefined : null;
  });
  const ofFile = delimiter === ";" ? "," : null;
  return shown.map((mark) => (mark === undefined ? ofFile : mark));
}

function markOfCell(cell: string): DecimalMark | null {
  const [number = ""] =
    /[-+]?\d[\d.,]*/.exec(cell.replace(/(?<=\d)[\s\u00a0\u202f'’](?=\d{3})/g, "")) ?? [];
  // A date or an address of four numbers is no number.
  return /^[-+]?\d+([.,]\d+)+$/.test(number) && isNumber(cell) ? markIn(number) : null;
}

/** Hardly anything beside the number: a sign of a currency, a word. */
const isNumber = (cell: string): boolean =>
  !/\d[./-]\d{1,2}[./-]\d/.test(cell) && !/@|:|\d\s+\d{1,2}\b/.test(cell);
