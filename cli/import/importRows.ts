import type { Client } from "../../client/createClient.ts";
import type { Columns } from "../../shared/import/columns.ts";
import { eventsOfRow } from "../../shared/import/eventsOfRow.ts";
import { openStage } from "../../shared/import/outcomeOfRow.ts";
import type { DateOrder } from "../../shared/import/parseDate.ts";
import type { Tally } from "../../shared/import/tally.ts";
import { type ProgressBar, progressBar } from "../progressBar.ts";
import { type CsvFormat, type CsvRow, readCsv } from "./readCsv.ts";
import { createRefusedReport, reportFileOf } from "./refusedReport.ts";
import { createRowSender, type RowSender } from "./rowSender.ts";

export interface Import {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly format: CsvFormat;
  /** Rows before the header. */
  readonly preamble: number;
  readonly columns: Columns;
  readonly dates: DateOrder | undefined;
  /** `null` for a dry run: the file is only read. */
  readonly client: Client | null;
  readonly interrupt: AbortSignal;
}

/**
 * Sends every row of a file, with a progress bar; rejected ones go into the report. Rows that were read before a
 * fault or an interrupt are sent.
 */
export async function importRows(order: Import, tally: Tally): Promise<void> {
  const { file, size, columns, client } = order;
  const report = await createRefusedReport(reportFileOf(file), columns.header);
  const refuse = async (row: CsvRow, reason: string) => {
    tally.refuse();
    await report.add(row, reason);
  };
  const sender =
    client === null
      ? countOnly(tally)
      : createRowSender(client, async (row, events, refused) => {
          if (refused === null) tally.take(events);
          else await refuse(row, refused);
        });
  const bar = progressBar(client === null ? "Reading" : "Importing", size, "bytes");
  try {
    await readRows(order, bar, async (row, events) => {
      tally.see(openStage(columns, row.cells));
      if (events.ok) await sender.add(row, events.value);
      else await refuse(row, events.reason);
    });
  } finally {
    await sender.end().finally(async () => {
      bar.end();
      await report.end();
    });
  }
}

/** For a dry run: counts, and sends nothing. */
const countOnly = (tally: Tally): RowSender => ({
  add: async (_, events) => tally.take(events),
  end: async () => {},
});

async function readRows(
  { file, format, preamble, columns, dates, interrupt }: Import,
  bar: ProgressBar,
  onRow: (row: CsvRow, events: ReturnType<typeof eventsOfRow>) => Promise<void>,
): Promise<void> {
  const options = { columns, dates, now: Date.now() };
  let before = preamble + 1;
  for await (const row of readCsv(file, format, bar.advance)) {
    if (interrupt.aborted) return;
    if (before === 0) await onRow(row, eventsOfRow(row.cells, options));
    else before--;
  }
}
