import { dayMs, halfHourMs } from "../time/day.ts";
import { mergeAdjustments } from "./adjustments.ts";
import { type Bounds, createScale, defaultBounds } from "./bounds.ts";
import { byTime, type EventKey, type Occurrence } from "./occurrence.ts";
import type { Level, Profile, Tally } from "./profile.ts";
import { hashOf, mergeTallies, spanOf, tallyOf } from "./tally.ts";
import { mergeTraits } from "./traits.ts";

/**
 * The one operation on profiles: everything in `a` and in `b`.
 *
 * Commutative, associative, with `emptyProfile` as its neutral element, as long as no event is in
 * both (the database ensures that). Folding an event is merging a profile that has just this event;
 * merging two visitors equals folding the union of their events.
 */
export function mergeProfiles(a: Profile, b: Profile, bounds: Bounds = defaultBounds): Profile {
  const { recent, recentAfter, down } = mergeRecent(a, b, bounds.recentBytes);
  const halfHours = mergeLevels(a.halfHours, b.halfHours, down, halfHourMs, bounds.halfHourBytes);
  const days = mergeLevels(a.days, b.days, halfHours.down, dayMs, bounds.dayBytes);
  return {
    recent,
    recentAfter,
    halfHours: halfHours.level,
    days: days.level,
    ...mergeEarlier(a, b, days.down, bounds.earlierBytes),
    traits: mergeTraits(a.traits, b.traits, bounds.traits),
    adjustments: mergeAdjustments(a.adjustments, b.adjustments, bounds.adjustments),
    firstSeen: least(a.firstSeen, b.firstSeen),
    lastSeen: most(a.lastSeen, b.lastSeen),
  };
}

/** Every event, newest first, as many as fit. Events that move down lose their engaged time. */
function mergeRecent(
  a: Profile,
  b: Profile,
  maxBytes: number,
): Pick<Profile, "recent" | "recentAfter"> & { readonly down: readonly Tally[] } {
  const all = latestEngagements([...a.recent, ...b.recent].sort(byTime));
  const horizon = later(a.recentAfter, b.recentAfter, byTime);
  const scale = createScale();
  let cut = all.length;
  for (; cut > 0; cut--) {
    const entry = all[cut - 1] as Occurrence;
    if (scale(entry) > maxBytes || (horizon !== null && byTime(entry, horizon) <= 0)) break;
  }
  const last = all[cut - 1];
  const lastKey = last === undefined ? null : { at: last.at, key: last.key, type: last.type };
  return {
    recent: all.slice(cut),
    recentAfter: later<EventKey>(horizon, lastKey, byTime),
    down: all
      .slice(0, cut)
      .filter(({ type }) => type !== "engagement")
      .map(tallyOf),
  };
}

/**
 * Of the running totals of one page view only the largest counts. It gets the time of the latest, so that it
 * stays as long as the latest would.
 */
function latestEngagements(sorted: readonly Occurrence[]): readonly Occurrence[] {
  const byView = new Map<string, number>();
  const superseded = new Set<number>();
  const merged = [...sorted];
  for (let index = 0; index < merged.length; index++) {
    const entry = merged[index] as Occurrence;
    if (entry.type !== "engagement") continue;
    const before = byView.get(entry.key);
    if (before !== undefined) {
      superseded.add(before);
      const engagedMs = Math.max(entry.engagedMs ?? 0, merged[before]?.engagedMs ?? 0);
      merged[index] = { ...entry, engagedMs };
    }
    byView.set(entry.key, index);
  }
  return superseded.size === 0 ? sorted : merged.filter((_, index) => !superseded.has(index));
}

/** Totals of spans, newest first, as many as fit. A span moves down as a whole. */
function mergeLevels(
  a: Level,
  b: Level,
  fromAbove: readonly Tally[],
  spanMs: number,
  maxBytes: number,
): { readonly level: Level; readonly down: readonly Tally[] } {
  const horizon = later(a.after, b.after, ascending);
  if (fromAbove.length + a.tallies.length + b.tallies.length === 0) {
    return { level: { tallies: [], after: horizon }, down: [] };
  }
  const all = mergeTallies([...a.tallies, ...b.tallies, ...fromAbove], spanMs);
  const scale = createScale();
  let after = horizon;
  for (let index = all.length - 1; index >= 0; index--) {
    const tally = all[index] as Tally;
    const span = spanOf(tally, spanMs);
    if (after !== null && span <= after) break;
    if (scale(tally.what) > maxBytes) {
      after = span;
      break;
    }
  }
  const stays = (tally: Tally) => after === null || spanOf(tally, spanMs) > after;
  return {
    level: { tallies: all.filter(stays), after },
    down: after === null ? [] : all.filter((tally) => !stays(tally)),
  };
}

/**
 * Keeps the entries with the lowest hashes, as many as fit: an arbitrary choice that does not depend on the
 * order of arrival.
 */
function mergeEarlier(
  a: Profile,
  b: Profile,
  fromAbove: readonly Tally[],
  maxBytes: number,
): Pick<Profile, "earlier" | "earlierBefore"> {
  const earlier: Tally[] = [];
  const horizon = least(a.earlierBefore, b.earlierBefore);
  const scale = createScale();
  const ever = Number.MAX_SAFE_INTEGER;
  for (const tally of mergeTallies([...a.earlier, ...b.earlier, ...fromAbove], ever)) {
    const hash = hashOf(tally);
    if (horizon !== null && hash >= horizon) break;
    if (scale(tally.what) > maxBytes) return { earlier, earlierBefore: hash };
    earlier.push(tally);
  }
  return { earlier, earlierBefore: horizon };
}

function later<Value>(
  a: Value | null,
  b: Value | null,
  compare: (a: Value, b: Value) => number,
): Value | null {
  if (a === null) return b;
  if (b === null) return a;
  return compare(a, b) >= 0 ? a : b;
}

const ascending = (a: number, b: number): number => a - b;

function least<Value extends number | string>(a: Value | null, b: Value | null): Value | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

const most = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);
