import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import { eventsOfRow, type RowOptions } from "../../../shared/import/eventsOfRow.ts";
import { openStage } from "../../../shared/import/outcomeOfRow.ts";
import type { CsvRow, RefusedRow } from "../../../shared/import/readRows.ts";
import type { RowEvent } from "../../../shared/import/rowEvent.ts";
import { type Counts, createTally } from "../../../shared/import/tally.ts";
import type { Ports } from "../../ports/ports.ts";
import { ingestServerEvents } from "../serverEvents/ingestServerEvents.ts";

interface IngestedRows {
  readonly counts: Counts;
  readonly refused: readonly RefusedRow[];
  /** Work for after the response. */
  readonly afterResponse: () => Promise<void>;
}

interface RowsInput {
  readonly site: SiteKey;
  readonly columns: Columns;
  readonly dates: RowOptions["dates"];
  /** Counts of the rows before. */
  readonly before: Counts;
  /** Counts only, and stores nothing. */
  readonly isDryRun: boolean;
}

/** Ingests rows of a file, as `leadlight import` does. A refused row does not stop the others. */
export async function ingestRows(
  rows: readonly CsvRow[],
  { site, columns, dates, before, isDryRun }: RowsInput,
  ports: Ports,
): Promise<IngestedRows> {
  const tally = createTally(before);
  const options = { columns, dates, now: ports.clock() };
  const refused: RefusedRow[] = [];
  const read: { readonly row: CsvRow; readonly events: readonly RowEvent[] }[] = [];
  for (const row of rows) {
    tally.see(openStage(columns, row.cells));
    const events = eventsOfRow(row.cells, options);
    if (events.ok) read.push({ row, events: events.value });
    else refused.push({ ...row, reason: events.reason });
  }
  const sent = isDryRun ? [] : read.flatMap(({ events }) => events);
  const ingested = sent.length === 0 ? nothingSent : await ingestServerEvents(site, sent, ports);
  const reasons = new Map(ingested.refused.map(({ index, detail }) => [sent[index], detail]));
  for (const { row, events } of read) {
    const reason = events.map((event) => reasons.get(event)).find((one) => one !== undefined);
    if (reason === undefined) tally.take(events);
    else refused.push({ ...row, reason });
  }
  for (const _ of refused) tally.refuse();
  return {
    counts: tally.counts(),
    refused: refused.sort((a, b) => a.line - b.line),
    afterResponse: ingested.afterResponse,
  };
}

const nothingSent: Pick<
  Awaited<ReturnType<typeof ingestServerEvents>>,
  "refused" | "afterResponse"
> = {
  refused: [],
  afterResponse: async () => {},
};
