import { maxEventAgeMs } from "../../shared/wire/limits.ts";

/** What stays of an id that was erased. */
export interface Tombstone {
  /** Events that happened before are refused; milliseconds since 1970. */
  readonly refusesBefore: number;
  readonly endsAt: number;
}

/** Cloudflare's queues keep a message for 14 days at most; and a day for clocks that differ. */
const queuedMs = 15 * 86_400_000;

/** A browser keeps an event for a month, then a queue may: nothing from before comes later than this. */
const lateMs = maxEventAgeMs + queuedMs;

/** The browser is used on: what happens from now on is new. */
export const refusingThePast = (at: number): Tombstone => ({
  refusesBefore: at,
  endsAt: at + lateMs,
});

/** The browser forgot the id; a second tab that did not hear of it may go on with it. */
export const refusingAll = (at: number): Tombstone => ({
  refusesBefore: Number.MAX_SAFE_INTEGER,
  endsAt: at + lateMs,
});

/** The id of a person, which stands in the links of old newsletters: they never end. */
export const refusingForGood: Tombstone = {
  refusesBefore: Number.MAX_SAFE_INTEGER,
  endsAt: Number.MAX_SAFE_INTEGER,
};
