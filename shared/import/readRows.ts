import { CsvError, parse } from "csv-parse/browser/esm/sync";
import { fail, ok, type Result } from "../result.ts";
import type { Delimiter } from "./detectDelimiter.ts";

export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A rejected row, and why. */
export interface RefusedRow extends CsvRow {
  readonly reason: string;
}

/** Part of a file. */
export interface Slice {
  readonly text: string;
  readonly delimiter: Delimiter;
  /** Lines of the file before it. */
  readonly linesBefore: number;
  /** It ends the file. */
  readonly isLast: boolean;
}

interface ReadRows {
  readonly rows: readonly CsvRow[];
  /** How many characters were read: the next slice begins after them. */
  readonly chars: number;
  readonly lines: number;
}

/** An unclosed quote would make one row of the rest of the file. */
export const maxRowChars = 262_144;

/**
 * Reads the complete rows of a slice of CSV (RFC 4180), at most `maxRows`. The last row may continue in the next
 * slice, and is then read there.
 *
 * @returns A reason when a quote is never closed, or a row is too long.
 */
export function readRows(
  { text, delimiter, linesBefore, isLast }: Slice,
  maxRows: number,
): Result<ReadRows, string> {
  const rows: CsvRow[] = [];
  const ends: { readonly bytes: number; readonly lines: number }[] = [];
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      // `12" screen` is text.
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: "\n",
      // One more than needed: the last may be half a row.
      to: maxRows + 1,
      on_record(cells: readonly string[], { bytes, lines }) {
        const inside = cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
        rows.push({ line: linesBefore + lines - inside, cells });
        ends.push({ bytes, lines });
        return null;
      },
    });
    const isWhole = isLast && rows.length <= maxRows;
    if (!isWhole) rows.pop();
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (isLast) return fail(notClosed(linesBefore + (ends.at(-1)?.lines ?? 0)));
  }
  const end = ends[rows.length - 1];
  if (end === undefined) {
    return isLast || text.length < maxRowChars
      ? ok({ rows: [], chars: isLast ? text.length : 0, lines: 0 })
      : fail(notClosed(linesBefore));
  }
  const isAll = isLast && rows.length === ends.length;
  return ok({ rows, chars: isAll ? text.length : charsOf(text, end.bytes), lines: end.lines });
}

/** The parser counts bytes of UTF-8. */
const charsOf = (text: string, bytes: number): number =>
  new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, bytes)).length;

const notClosed = (line: number): string =>
  `The row that begins after line ${line} has a quote (") that is never closed.`;
