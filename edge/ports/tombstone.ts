import { maxEventAgeMs } from "../../shared/wire/limits.ts";

/** What is stored of an erased id. */
export interface Tombstone {
  /** Events that happened before are refused; milliseconds since 1970. */
  readonly refusesBefore: number;
  readonly endsAt: number;
}

/** Cloudflare's queues keep a message for 14 days at most; and a day for clocks that differ. */
const queuedMs = 15 * 86_400_000;

/** A browser keeps an event for a month, and then a queue may: no older event arrives after this time. */
const lateMs = maxEventAgeMs + queuedMs;

/** The browser is used further: its later events count. */
export const refusingThePast = (at: number): Tombstone => ({
  refusesBefore: at,
  endsAt: at + lateMs,
});

/** The browser dropped the id. A second tab that missed it may still send events under it. */
export const refusingAll = (at: number): Tombstone => ({
  refusesBefore: Number.MAX_SAFE_INTEGER,
  endsAt: at + lateMs,
});

/** The id of a person is part of the links in old newsletters, which never expire. */
export const refusingForGood: Tombstone = {
  refusesBefore: Number.MAX_SAFE_INTEGER,
  endsAt: Number.MAX_SAFE_INTEGER,
};
