import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import type { DateOrder } from "../../../shared/import/parseDate.ts";
import { type RefusedRow, readRows } from "../../../shared/import/readRows.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Ports } from "../../ports/ports.ts";
import type { FileState } from "./fileState.ts";
import { takeRows } from "./takeRows.ts";

/** Rows in one request: each may be a person, and D1 answers only so many questions of one request. */
export const rowsAtOnce = 200;

/** Of a dry run, which asks D1 nothing. */
const rowsReadAtOnce = 2_000;

export interface SliceOrder {
  readonly site: SiteKey;
  readonly state: FileState;
  readonly text: string;
  readonly isLast: boolean;
  readonly columns: Columns;
  readonly dates: DateOrder | undefined;
  readonly isDryRun: boolean;
}

export interface TakenSlice {
  readonly state: FileState;
  /** How much of the text was taken; the rest comes again with what follows. */
  readonly chars: number;
  readonly refused: readonly RefusedRow[];
  readonly afterResponse: () => Promise<void>;
}

/** Takes as many rows of a slice as one request may, from where the file stands. */
export async function takeSlice(
  { site, state, text, isLast, columns, dates, isDryRun }: SliceOrder,
  ports: Ports,
): Promise<Result<TakenSlice, string>> {
  const { delimiter, lines: linesBefore, counts: before } = state;
  const maxRows = isDryRun ? rowsReadAtOnce : rowsAtOnce;
  const read = readRows({ text, delimiter, linesBefore, isLast }, maxRows);
  if (!read.ok) return fail(read.reason);
  const { rows, chars, lines } = read.value;
  const order = { site, columns, dates, before, isDryRun };
  const told = linesBefore === 0 ? rows.slice(1) : rows;
  const { counts, refused, afterResponse } = await takeRows(told, order, ports);
  const open = counts.open.map(([word, deals]): [string, number] => [word, deals]);
  return ok({
    state: { ...state, lines: linesBefore + lines, counts: { ...counts, open } },
    ...{ chars, refused, afterResponse },
  });
}
