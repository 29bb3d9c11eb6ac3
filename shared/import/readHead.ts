import type { DecimalMark } from "../classify/parseNumber.ts";
import { fail, ok, type Result } from "../result.ts";
import { addressOfCell } from "./addressOfCell.ts";
import { decimalMarks } from "./decimalMarks.ts";
import type { Delimiter } from "./detectDelimiter.ts";
import { detectLayout } from "./detectLayout.ts";
import { readRows } from "./readRows.ts";

/** What the beginning of a file shows. */
export interface FileHead {
  readonly delimiter: Delimiter;
  /** Rows before the header. */
  readonly preamble: number;
  readonly header: readonly string[];
  /** The first row below it. */
  readonly example: readonly string[];
  /** By column: the decimal mark of its numbers, or `null` while it is unknown. */
  readonly marks: readonly (DecimalMark | null)[];
  /** The first column whose cells all are e-mail addresses, or -1. */
  readonly addresses: number;
}

/** Rows that are read to learn about the columns. */
const sampleRows = 200;

/**
 * Reads the header of a file, and what its first rows show of the columns.
 *
 * @param text Its beginning, with `\n` as line ends.
 * @param isWhole The text is the whole file.
 * @param stated The delimiter, if it was stated.
 * @returns A reason, for a file that is empty or has an unclosed quote.
 */
export function readHead(
  text: string,
  isWhole: boolean,
  stated?: Delimiter,
): Result<FileHead, string> {
  const { delimiter, preamble } = detectLayout(text, stated);
  const read = readRows({ text, delimiter, linesBefore: 0, isLast: isWhole }, sampleRows);
  if (!read.ok) return read;
  const [header, ...rows] = read.value.rows.slice(preamble).map(({ cells }) => cells);
  if (header === undefined) return fail("The file is empty.");
  return ok({
    ...{ delimiter, preamble, header, example: rows[0] ?? [] },
    marks: decimalMarks(header.length, rows, delimiter),
    addresses: header.findIndex((_, index) => holdsAddresses(rows, index)),
  });
}

function holdsAddresses(rows: readonly (readonly string[])[], index: number): boolean {
  const cells = rows.map((row) => row[index]?.trim() ?? "").filter((cell) => cell !== "");
  return cells.length > 0 && cells.every((cell) => addressOfCell(cell) !== null);
}
