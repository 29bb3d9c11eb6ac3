import { maxToldEvents } from "../../shared/api/orders.ts";
import type { ApiServer } from "../api.ts";
import type { ToldRow } from "./eventsOfRow.ts";
import type { CsvRow } from "./readCsv.ts";
import { sendTold } from "./sendTold.ts";

/** Requests under way at once: D1 takes one transaction at a time, the way there is what they share. */
const lanes = 4;

/** A request has at most 1 MB. */
const maxChars = 500_000;

export interface RowSender {
  /** Takes a row along; waits while all lanes are busy. @throws What a request before threw. */
  readonly add: (row: CsvRow, events: readonly ToldRow[]) => Promise<void>;
  /** Sends what is left, and waits for every answer. */
  readonly end: () => Promise<void>;
}

/** Sends rows in batches, several at a time. `onTaken` is told what became of each row. */
export function createRowSender(
  server: ApiServer,
  onTaken: (row: CsvRow, events: readonly ToldRow[], refused: string | null) => Promise<void>,
): RowSender {
  const underWay = new Set<Promise<void>>();
  let rows: { readonly row: CsvRow; readonly events: readonly ToldRow[] }[] = [];
  let count = 0;
  let chars = 0;
  let failure: { readonly error: unknown } | undefined;

  const send = async (batch: typeof rows) => {
    const events = batch.flatMap((one) => one.events);
    const refused = new Map(
      (await sendTold(server, events)).map(({ index, detail }) => [events[index], detail]),
    );
    for (const { row, events } of batch) {
      const reasons = events.flatMap((event) => refused.get(event) ?? []);
      await onTaken(row, events, reasons[0] ?? null);
    }
  };
  const flush = async () => {
    if (rows.length === 0) return;
    while (underWay.size >= lanes) await Promise.race(underWay);
    if (failure !== undefined) throw failure.error;
    const sending = send(rows)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(sending));
    underWay.add(sending);
    [rows, count, chars] = [[], 0, 0];
  };
  return {
    async add(row, events) {
      const size = JSON.stringify(events).length;
      if (count + events.length > maxToldEvents || chars + size > maxChars) await flush();
      rows.push({ row, events });
      count += events.length;
      chars += size;
    },
    async end() {
      await flush();
      await Promise.all(underWay);
      if (failure !== undefined) throw failure.error;
    },
  };
}
