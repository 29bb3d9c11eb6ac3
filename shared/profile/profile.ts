import type { Occurrence, Place } from "./occurrence.ts";
import type { Traits } from "./traits.ts";

/**
 * The bounded summary of what one visitor, or all visitors of one lead, did.
 *
 * Three levels of detail: `recent` has every event, `days` has totals for older days, `earlier` has
 * totals for everything before. An event moves down when newer ones need the room, and never up
 * again. Sessions are not stored: they follow from the times (`sessionsOf`), so that a late event
 * which joins two sessions needs no repair. `docs/decisions/0003-profile.md` has the reasons.
 */
export interface Profile {
  /** Oldest first. */
  readonly recent: readonly Occurrence[];
  /** The newest event that was moved down to `days`; nothing at or before it can be `recent`. */
  readonly recentAfter: Place | null;
  /** Oldest first. */
  readonly days: readonly Tally[];
  /** The newest day that was moved down to `earlier`. */
  readonly daysAfter: number | null;
  /** Sorted by hash of what happened. */
  readonly earlier: readonly Tally[];
  /** The first hash that found no room in `earlier`; nothing at or after it can be kept. */
  readonly earlierBefore: string | null;
  readonly traits: Traits;
  /** Milliseconds since 1970; `null` when nothing happened yet. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
}

/** How often the same thing happened on one day; in `earlier`, on that day and after. */
export interface Tally {
  /** Days since 1970, UTC. */
  readonly day: number;
  readonly what: Omit<Occurrence, "at" | "key" | "engagedMs" | "source">;
  readonly count: number;
}

export const emptyProfile: Profile = {
  recent: [],
  recentAfter: null,
  days: [],
  daysAfter: null,
  earlier: [],
  earlierBefore: null,
  traits: {},
  firstSeen: null,
  lastSeen: null,
};
