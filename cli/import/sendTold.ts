import { setTimeout as wait } from "node:timers/promises";
import type { EventsTaken } from "../../shared/api/orders.ts";
import type { ApiServer } from "../api.ts";

/** A busy D1 is given some minutes; a key that asked too often waits for its next one. */
const maxTries = 10;
const maxWaitMs = 30_000;

/**
 * Sends events, and again while the server cannot take them: ids make that harmless.
 *
 * @returns Those that were refused, by their place.
 * @throws When the server says no, or nothing for long.
 */
export async function sendTold(
  { url, key }: ApiServer,
  events: readonly unknown[],
): Promise<EventsTaken["refused"]> {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(`${url}/v1/events`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ events }),
    }).catch((error: Error) => error);
    if (!(answer instanceof Error)) {
      const body = (await answer.json().catch(() => ({}))) as Partial<EventsTaken> & {
        readonly title?: string;
        readonly detail?: string;
      };
      // 422 with a list is a batch of which none was of use.
      if (body.refused !== undefined) return body.refused;
      const isLater = answer.status === 429 || answer.status >= 500;
      if (!isLater)
        throw new Error(`${url} says: ${body.title ?? answer.status} ${body.detail ?? ""}`);
    }
    if (tries === maxTries) {
      const reason = answer instanceof Error ? reasonOf(answer) : `it answers ${answer.status}`;
      throw new Error(
        `${url} does not take the rows (${reason}). Run it again later: what was taken counts once.`,
      );
    }
    await wait(waitMs(answer, tries));
  }
}

/** As the server says; one that says nothing gets longer waits each time. */
function waitMs(answer: Response | Error, tries: number): number {
  const told = answer instanceof Error ? null : answer.headers.get("retry-after");
  const seconds = told === null ? Number.NaN : Number(told);
  return Number.isNaN(seconds) ? Math.min(2 ** tries * 125, maxWaitMs) : seconds * 1_000;
}

const reasonOf = (error: Error): string =>
  (error.cause as NodeJS.ErrnoException | undefined)?.code ?? error.message;
