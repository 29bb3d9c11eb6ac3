import type { Clock } from "../ports/clock.ts";
import type { DatabaseWait } from "../ports/databaseWait.ts";
import { Unavailable } from "../ports/unavailable.ts";
import { TookTooLong, withTimeout } from "../ports/withTimeout.ts";

/** A page waits for D1 no longer than this. */
const maxWaitMs = 2_000;

/** How long D1 is not asked after it did not answer. */
const restMs = 5_000;

/** One for each isolate: what one request learns of D1 spares the next ones the same wait. */
export function createDatabaseWait(clock: Clock): DatabaseWait {
  let restsUntil = Number.NEGATIVE_INFINITY;
  return async (ask) => {
    if (clock() < restsUntil) throw new Unavailable("D1 did not answer a moment ago");
    try {
      return await withTimeout(maxWaitMs, ask());
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error;
      restsUntil = clock() + restMs;
      throw new Unavailable(`D1 took ${error.message}`);
    }
  };
}
