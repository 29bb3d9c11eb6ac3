import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import type { DateOrder } from "../../../shared/import/parseDate.ts";
import { type RefusedRow, readRows } from "../../../shared/import/readRows.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Ports } from "../../ports/ports.ts";
import type { FileState } from "./fileState.ts";
import { ingestRows } from "./ingestRows.ts";

/** Rows in one request: each may be a person, and D1 limits the queries of a request. */
export const rowsAtOnce = 200;

/** Rows in one request of a dry run, which does not query D1. */
const rowsReadAtOnce = 2_000;

interface SliceInput {
  readonly site: SiteKey;
  readonly state: FileState;
  readonly text: string;
  readonly isLast: boolean;
  readonly columns: Columns;
  readonly dates: DateOrder | undefined;
  readonly isDryRun: boolean;
}

interface IngestedSlice {
  readonly state: FileState;
  /** How many characters were read; the next slice begins with the rest. */
  readonly chars: number;
  readonly refused: readonly RefusedRow[];
  readonly afterResponse: () => Promise<void>;
}

/** Ingests the rows of a slice, as many as one request may, from where the last slice ended. */
export async function ingestSlice(
  { site, state, text, isLast, columns, dates, isDryRun }: SliceInput,
  ports: Ports,
): Promise<Result<IngestedSlice, string>> {
  const { delimiter, lines: linesBefore, counts: before } = state;
  const maxRows = isDryRun ? rowsReadAtOnce : rowsAtOnce;
  const read = readRows({ text, delimiter, linesBefore, isLast }, maxRows);
  if (!read.ok) return fail(read.reason);
  const { rows, chars, lines } = read.value;
  const input = { site, columns, dates, before, isDryRun };
  const data = linesBefore === 0 ? rows.slice(state.preamble + 1) : rows;
  const { counts, refused, afterResponse } = await ingestRows(data, input, ports);
  const open = counts.open.map(([word, deals]): [string, number] => [word, deals]);
  return ok({
    state: { ...state, lines: linesBefore + lines, counts: { ...counts, open } },
    ...{ chars, refused, afterResponse },
  });
}
