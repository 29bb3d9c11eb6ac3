import type { SiteKey } from "../../../shared/identity/ids.ts";
import { type Columns, cellOf } from "../../../shared/import/columns.ts";
import { eventsOfRow, type RowOptions, type ToldRow } from "../../../shared/import/eventsOfRow.ts";
import type { CsvRow, RefusedRow } from "../../../shared/import/readRows.ts";
import { type Counts, createTally } from "../../../shared/import/tally.ts";
import type { Ports } from "../../ports/ports.ts";
import { ingestServerEvents } from "../serverEvents/ingestServerEvents.ts";

export interface TakenRows {
  readonly counts: Counts;
  readonly refused: readonly RefusedRow[];
  /** To be done after the answer. */
  readonly afterResponse: () => Promise<void>;
}

interface RowsOrder {
  readonly site: SiteKey;
  readonly columns: Columns;
  readonly dates: RowOptions["dates"];
  /** What the rows before came to. */
  readonly before: Counts;
  /** Only says what would be taken. */
  readonly isDryRun: boolean;
}

/** Takes rows of a file along, as `leadlight import` does; good ones beside refused ones. */
export async function takeRows(
  rows: readonly CsvRow[],
  { site, columns, dates, before, isDryRun }: RowsOrder,
  ports: Ports,
): Promise<TakenRows> {
  const tally = createTally(before);
  const options = { columns, dates, now: ports.clock() };
  const refused: RefusedRow[] = [];
  const read: { readonly row: CsvRow; readonly events: readonly ToldRow[] }[] = [];
  for (const row of rows) {
    tally.see(cellOf(columns, row.cells, "outcome"));
    const events = eventsOfRow(row.cells, options);
    if (events.ok) read.push({ row, events: events.value });
    else refused.push({ ...row, reason: events.reason });
  }
  const told = isDryRun ? [] : read.flatMap(({ events }) => events);
  const taken = told.length === 0 ? nothingTold : await ingestServerEvents(site, told, ports);
  const reasons = new Map(taken.refused.map(({ index, detail }) => [told[index], detail]));
  for (const { row, events } of read) {
    const reason = events.map((event) => reasons.get(event)).find((one) => one !== undefined);
    if (reason === undefined) tally.take(events);
    else refused.push({ ...row, reason });
  }
  for (const _ of refused) tally.refuse();
  return {
    counts: tally.counts(),
    refused: refused.sort((a, b) => a.line - b.line),
    afterResponse: taken.afterResponse,
  };
}

const nothingTold: Pick<
  Awaited<ReturnType<typeof ingestServerEvents>>,
  "refused" | "afterResponse"
> = {
  refused: [],
  afterResponse: async () => {},
};
