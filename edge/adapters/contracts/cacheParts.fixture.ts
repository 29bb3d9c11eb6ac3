import type { Clock } from "../../ports/clock.ts";
import type { CacheParts } from "../cachedFor.ts";
import { createDatabaseWait } from "../createDatabaseWait.ts";

/** An isolate of its own, without copies in KV. */
export const cacheParts = <Value>(clock: Clock): CacheParts<Value> => ({
  clock,
  waitForDatabase: createDatabaseWait(clock),
  copies: null,
  waitUntil: () => {},
});
