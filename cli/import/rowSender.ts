import type { Client } from "../../client/createClient.ts";
import { LeadlightError } from "../../client/leadlightError.ts";
import { type EventsTaken, maxServerEvents } from "../../shared/api/orders.ts";
import type { RowEvent } from "../../shared/import/rowEvent.ts";
import type { CsvRow } from "./readCsv.ts";

/** Requests that run at the same time: while D1 writes one, the next is read. More would slow visitors down. */
const lanes = 2;

/** A request has at most 1 MB. */
const maxChars = 500_000;

export interface RowSender {
  /** Adds a row to the next batch; waits while all lanes are busy. @throws The error of an earlier request. */
  readonly add: (row: CsvRow, events: readonly RowEvent[]) => Promise<void>;
  /** Sends the last batch, and waits for every answer. */
  readonly end: () => Promise<void>;
}

interface Sent {
  readonly row: CsvRow;
  readonly events: readonly RowEvent[];
}

/**
 * Sends rows in batches, several at a time, but never two at once about the same person: the later row of the file
 * must win. `onSent` gets each row with the reason of its rejection, or `null`.
 */
export function createRowSender(
  client: Pick<Client, "sendEvents">,
  onSent: (row: CsvRow, events: readonly RowEvent[], refused: string | null) => Promise<void>,
): RowSender {
  /** Running requests, and the people that each is about. */
  const running = new Map<Promise<void>, ReadonlySet<unknown>>();
  let rows: Sent[] = [];
  let people = new Set<unknown>();
  let count = 0;
  let chars = 0;
  let failure: { readonly error: unknown } | undefined;

  const send = async (batch: readonly Sent[]) => {
    const events = batch.flatMap((one) => one.events);
    const refused = new Map(
      (await refusedOf(client, events)).map(({ index, detail }) => [events[index], detail]),
    );
    for (const { row, events } of batch) {
      const reasons = events.flatMap((event) => refused.get(event) ?? []);
      await onSent(row, events, reasons[0] ?? null);
    }
  };
  const mustWait = () =>
    running.size >= lanes ||
    [...running.values()].some((others) => [...people].some((person) => others.has(person)));
  const flush = async () => {
    if (rows.length === 0) return;
    while (mustWait()) await Promise.race(running.keys());
    if (failure !== undefined) throw failure.error;
    const sending = send(rows)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => running.delete(sending));
    running.set(sending, people);
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
      await Promise.all(running.keys());
      if (failure !== undefined) throw failure.error;
    },
  };
}

/** Events that the server rejects, by their index. A batch of which none is valid is a problem with the same list. */
async function refusedOf(
  client: Pick<Client, "sendEvents">,
  events: readonly RowEvent[],
): Promise<EventsTaken["refused"]> {
  try {
    return (await client.sendEvents(events)).refused;
  } catch (error) {
    const isAnswer = error instanceof LeadlightError;
    if (isAnswer && Array.isArray(error.problem.refused)) return error.problem.refused;
    if (isAnswer && error.status !== 429 && error.status < 500) throw error;
    const { message } = error as Error;
    throw new Error(`${message} Run it again later: rows that were accepted count once.`);
  }
}
