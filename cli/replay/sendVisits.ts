import { LeadlightError } from "../../client/leadlightError.ts";
import type { Event } from "../../shared/wire/event.ts";
import { maxEventsPerBatch } from "../../shared/wire/limits.ts";
import { progressBar } from "../progressBar.ts";
import type { ReplayServer } from "./replayServer.ts";

/** Requests that run at the same time. */
const lanes = 8;

interface SentVisits {
  readonly accepted: number;
  /** How many events were rejected, by the reason. */
  readonly refused: ReadonlyMap<string, number>;
}

/** Sends each visitor's events through the route that browsers use, with a progress bar. */
export async function sendVisits(
  eventsOf: ReadonlyMap<string, readonly Event[]>,
  server: Pick<ReplayServer, "client" | "site">,
): Promise<SentVisits> {
  const batches = [...eventsOf].flatMap(([visitor, events]) =>
    chunks(events, maxEventsPerBatch).map((part) => ({ visitor, events: part })),
  );
  const total = batches.reduce((sum, { events }) => sum + events.length, 0);
  const bar = progressBar("Sending", total);
  let accepted = 0;
  const refused = new Map<string, number>();
  const waiting = batches[Symbol.iterator]();
  const lane = async () => {
    for (const { visitor, events } of waiting) {
      const sent = await send(visitor, events, server);
      accepted += sent.accepted;
      for (const [reason, count] of sent.refused) {
        refused.set(reason, (refused.get(reason) ?? 0) + count);
      }
      bar.advance(events.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  bar.end();
  return { accepted, refused };
}

/** A batch of which no event is accepted is a problem to the API; a log goes on with the next one. */
async function send(
  visitor: string,
  events: readonly Event[],
  { client, site }: Pick<ReplayServer, "client" | "site">,
): Promise<SentVisits> {
  try {
    const { accepted, refused } = await client.collect({ site, visitor, events });
    return { accepted, refused: countReasons(refused) };
  } catch (error) {
    if (error instanceof LeadlightError && Array.isArray(error.problem.refused)) {
      return { accepted: 0, refused: countReasons(error.problem.refused) };
    }
    throw error;
  }
}

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );

function countReasons(refused: readonly { readonly reason?: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { reason = "no reason" } of refused) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}
