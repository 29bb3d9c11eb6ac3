import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import type { Delimiter } from "../../shared/import/detectDelimiter.ts";
import type { Encoding } from "../../shared/import/detectEncoding.ts";
import { decodeText } from "./decodeText.ts";

export interface CsvRow {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** How a file is encoded. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** A quote that is never closed would make one row of the rest of the file. */
const maxRowChars = 1_000_000;

/**
 * Reads a CSV file (RFC 4180) row by row; only a few rows are in memory, whatever its size.
 *
 * @throws With the line, for a quote that is not closed or a byte that is invalid in the encoding.
 */
export async function* readCsv(
  file: string,
  { encoding, delimiter }: CsvFormat,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    // `12" screen` is text.
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: maxRowChars,
    record_delimiter: "\n",
  });
  // An error of the file or the decoder reaches the loop below through the parser.
  pipeline(createReadStream(file), decodeText(encoding, onBytes), parser, () => {});
  let last = 0;
  try {
    for await (const { record: cells, info } of parser as AsyncIterable<{
      readonly record: readonly string[];
      readonly info: { readonly lines: number };
    }>) {
      const inside = cells.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
      last = info.lines;
      yield { line: info.lines - inside, cells };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(
      `The row that begins after line ${last} has a quote (") that is never closed, or is longer than ${maxRowChars} characters.`,
    );
  }
}
