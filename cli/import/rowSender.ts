import { maxServerEvents } from "../../shared/api/orders.ts";
import type { ToldRow } from "../../shared/import/eventsOfRow.ts";
import type { ApiServer } from "../api.ts";
import type { CsvRow } from "./readCsv.ts";
import { sendTold } from "./sendTold.ts";

/** Requests under way at once: while D1 writes one, the next is read. More would only make visitors wait. */
const lanes = 2;

/** A request has at most 1 MB. */
const maxChars = 500_000;

export interface RowSender {
  /** Takes a row along; waits while all lanes are busy. @throws What a request before threw. */
  readonly add: (row: CsvRow, events: readonly ToldRow[]) => Promise<void>;
  /** Sends what is left, and waits for every answer. */
  readonly end: () => Promise<void>;
}

interface Sent {
  readonly row: CsvRow;
  readonly events: readonly ToldRow[];
}

/**
 * Sends rows in batches, several at a time, but never two at once of which both are about the same person:
 * what the file says later holds. `onTaken` is told what became of each row.
 */
export function createRowSender(
  server: ApiServer,
  onTaken: (row: CsvRow, events: readonly ToldRow[], refused: string | null) => Promise<void>,
): RowSender {
  /** Requests, and whom they are about. */
  const underWay = new Map<Promise<void>, ReadonlySet<unknown>>();
  let rows: Sent[] = [];
  let people = new Set<unknown>();
  let count = 0;
  let chars = 0;
  let failure: { readonly error: unknown } | undefined;

  const send = async (batch: readonly Sent[]) => {
    const events = batch.flatMap((one) => one.events);
    const refused = new Map(
      (await sendTold(server, events)).map(({ index, detail }) => [events[index], detail]),
    );
    for (const { row, events } of batch) {
      const reasons = events.flatMap((event) => refused.get(event) ?? []);
      await onTaken(row, events, reasons[0] ?? null);
    }
  };
  const mustWait = () =>
    underWay.size >= lanes ||
    [...underWay.values()].some((others) => [...people].some((person) => others.has(person)));
  const flush = async () => {
    if (rows.length === 0) return;
    while (mustWait()) await Promise.race(underWay.keys());
    if (failure !== undefined) throw failure.error;
    const sending = send(rows)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => underWay.delete(sending));
    underWay.set(sending, people);
    [rows, people, count, chars] = [[], new Set(), 0, 0];
  };
  return {
    async add(row, events) {
      const size = JSON.stringify(events).length;
      if (count + events.length > maxServerEvents || chars + size > maxChars) await flush();
      rows.push({ row, events });
      for (const { email, lead, visitor } of events) people.add(email ?? lead ?? visitor);
      count += events.length;
      chars += size;
    },
    async end() {
      await flush();
      await Promise.all(underWay.keys());
      if (failure !== undefined) throw failure.error;
    },
  };
}
