import type { CollectAnswer } from "../../shared/wire/batch.ts";
import type { Event } from "../../shared/wire/event.ts";
import { maxEventsPerBatch } from "../../shared/wire/limits.ts";
import { progressBar } from "../progressBar.ts";

export interface Server {
  readonly origin: string;
  readonly key: string;
  readonly site: string;
  /** Waits until lists show what was sent: they are written after the answers. */
  readonly catchUp: () => Promise<void>;
}

/** Beacons under way at once. */
const lanes = 8;
const tries = 5;

/** Sends each visitor's events through the same route that browsers use, with a progress bar. */
export async function sendVisits(
  eventsOf: ReadonlyMap<string, readonly Event[]>,
  server: Server,
): Promise<{ readonly accepted: number; readonly refused: number }> {
  const batches = [...eventsOf].flatMap(([visitor, events]) =>
    chunks(events, maxEventsPerBatch).map((part) => ({ visitor, events: part })),
  );
  const total = batches.reduce((sum, { events }) => sum + events.length, 0);
  const bar = progressBar("Sending", total);
  let accepted = 0;
  let refused = 0;
  const waiting = batches[Symbol.iterator]();
  const lane = async () => {
    for (const { visitor, events } of waiting) {
      const answer = await send(visitor, events, server);
      accepted += answer.accepted;
      refused += answer.refused.length;
      bar.advance(events.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  bar.end();
  return { accepted, refused };
}

/** One beacon; tried again while the server cannot take it. Ids make that harmless. */
async function send(
  visitor: string,
  events: readonly Event[],
  { origin, key, site }: Server,
): Promise<Pick<CollectAnswer, "accepted" | "refused">> {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(`${origin}/v1/collect?site=${site}`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ v: 1, visitor, sentAt: Date.now(), events }),
    }).catch((error: Error) => error);
    if (!(answer instanceof Error)) {
      if (answer.ok) return (await answer.json()) as CollectAnswer;
      const problem = (await answer.json()) as { title?: string; refused?: [] };
      if (answer.status === 422 && problem.refused)
        return { accepted: 0, refused: problem.refused };
      if (answer.status < 500)
        throw new Error(`${origin} says: ${problem.title} (${answer.status})`);
    }
    if (attempt === tries) throw new Error(`${origin} does not take the events: ${answer}`);
    await new Promise((resolve) => setTimeout(resolve, 2 ** attempt * 100));
  }
}

const chunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
