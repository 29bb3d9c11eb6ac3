import * as z from "zod";
import { type Columns, decideColumns } from "../../../shared/import/columns.ts";
import { type Delimiter, delimiters } from "../../../shared/import/detectDelimiter.ts";
import { encodings } from "../../../shared/import/detectEncoding.ts";
import { fail, type Result } from "../../../shared/result.ts";

const count = z.int().min(0);

/** What is known of a file between two of its slices; the sender keeps it. */
export const fileState = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum(Object.keys(delimiters) as [Delimiter, ...Delimiter[]]),
  header: z.array(z.string()).min(1).max(1_000),
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

/**
 * What each column holds: as stated, by its index, else by its name.
 *
 * @param stated `undefined` for a column that was not stated.
 */
export function columnsOf(
  { header }: FileState,
  stated: readonly (string | undefined)[],
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
  return decideColumns(header, named);
}
