import * as z from "zod";
import type { DecimalMark } from "../../../shared/classify/parseNumber.ts";
import { type Columns, decideColumns } from "../../../shared/import/columns.ts";
import { type Delimiter, delimiters } from "../../../shared/import/detectDelimiter.ts";
import { encodings } from "../../../shared/import/detectEncoding.ts";
import type { OutcomeWords } from "../../../shared/import/outcome.ts";
import { fail, type Result } from "../../../shared/result.ts";

const count = z.int().min(0);

/** What is known of a file between two of its slices; the sender keeps it. */
export const fileState = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum(Object.keys(delimiters) as [Delimiter, ...Delimiter[]]),
  header: z.array(z.string()).min(1).max(1_000),
  /** Rows before the header. */
  preamble: z.int().min(0).max(16),
  /** By column: the decimal mark that its first numbers show. */
  marks: z.array(z.enum([".", ","]).nullable()).max(1_000),
  /** The column whose cells all are e-mail addresses, or -1. */
  addresses: z.int().min(-1).max(999),
  /** Cells of the first row, to show. */
  example: z.array(z.string()),
  /** Lines read so far. */
  lines: count,
  counts: z.strictObject({
    ...{ taken: count, refused: count },
    ...{ identify: count, deal_won: count, deal_lost: count },
    open: z.array(z.tuple([z.string(), count])).max(20),
    others: count,
  }),
});
export type FileState = z.infer<typeof fileState>;

/** What the person says about a file. */
export interface StatedFile {
  readonly mark?: DecimalMark | undefined;
  readonly words?: OutcomeWords;
}

/**
 * What each column holds: as stated, by its index, else by its name.
 *
 * @param stated `undefined` for a column that was not stated.
 */
export function columnsOf(
  { header, addresses, marks }: FileState,
  stated: readonly (string | undefined)[],
  { mark, words }: StatedFile = {},
): Result<Columns, string> {
  const named: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const target = stated[index]?.trim();
    if (target === undefined) continue;
    if (!/^([A-Za-z][A-Za-z0-9_]{0,39})?$/.test(target)) {
      return fail(
        `"${target}" is not a valid property name: use letters, digits and _, as in companySize`,
      );
    }
    named[name.trim()] = target;
  }
  return decideColumns(header, named, {
    addresses,
    marks: mark === undefined ? marks : header.map(() => mark),
    words,
  });
}
