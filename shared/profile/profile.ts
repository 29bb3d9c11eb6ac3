import type { Adjustment } from "./adjustments.ts";
import type { EventKey, Occurrence } from "./occurrence.ts";
import type { Traits } from "./traits.ts";

/**
 * A bounded summary of what one visitor, or all visitors of one lead, did.
 *
 * Four levels of detail: `recent` has every event; `halfHours` and `days` have totals; `earlier` has
 * totals of everything before. An event moves down when newer ones need the room, and never up again.
 * Sessions are not stored: they follow from the times, which half hours keep exactly enough, so that a
 * late event which joins two sessions needs no repair. `docs/decisions/0003-profile.md` has the reasons.
 */
export interface Profile {
  /** Oldest first. */
  readonly recent: readonly Occurrence[];
  /** The newest event that moved down; no event at or before it can be in `recent`. */
  readonly recentAfter: EventKey | null;
  /** Totals of half hours, then of days (UTC); oldest first. */
  readonly halfHours: Level;
  readonly days: Level;
  /** Sorted by hash of what happened. */
  readonly earlier: readonly Tally[];
  /** The first hash that did not fit into `earlier`; no entry at or after it can be kept. */
  readonly earlierBefore: string | null;
  readonly traits: Traits;
  /** The latest adjustment of each name, newest first. */
  readonly adjustments: readonly Adjustment[];
  /** Milliseconds since 1970; `null` when nothing happened yet. */
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
}

/** Totals of spans of one length. */
export interface Level {
  readonly tallies: readonly Tally[];
  /** Number of the newest span that moved down; no entry of it or before can be here. */
  readonly after: number | null;
}

/** How often the same thing happened within a span, and when first and last (milliseconds since 1970). */
export interface Tally {
  readonly what: Omit<Occurrence, "at" | "key" | "engagedMs">;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

const emptyLevel: Level = { tallies: [], after: null };

export const emptyProfile: Profile = {
  recent: [],
  recentAfter: null,
  halfHours: emptyLevel,
  days: emptyLevel,
  earlier: [],
  earlierBefore: null,
  traits: {},
  adjustments: [],
  firstSeen: null,
  lastSeen: null,
};
