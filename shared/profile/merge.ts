import { type Bounds, defaultBounds, weightOf } from "./bounds.ts";
import { byTime, type Occurrence, type Place } from "./occurrence.ts";
import type { Profile, Tally } from "./profile.ts";
import { hashOf, mergeTallies, tallyOf } from "./tally.ts";
import { mergeTraits } from "./traits.ts";

/**
 * The one operation on profiles: what `a` saw and what `b` saw, together.
 *
 * Commutative, associative, with `emptyProfile` as its neutral element, as long as no event is in
 * both (the store sees to that). Folding an event is merging a profile that has just this event;
 * merging two visitors equals folding the union of their events.
 */
export function mergeProfiles(a: Profile, b: Profile, bounds: Bounds = defaultBounds): Profile {
  const horizon = later<Place>(a.recentAfter, b.recentAfter, byTime);
  const all = latestEngagements([...a.recent, ...b.recent].sort(byTime));
  const cut = cutFor(all, horizon, bounds.recentBytes);
  const recentAfter = cut === 0 ? horizon : later<Place>(horizon, all[cut - 1] ?? null, byTime);

  const movedDown = all.slice(0, cut).filter((entry) => entry.type !== "engagement");
  const days = mergeTallies([...a.days, ...b.days, ...movedDown.map(tallyOf)]);
  const dayHorizon = later(a.daysAfter, b.daysAfter, (x, y) => x - y);
  const dayCut = cutDaysFor(days, dayHorizon, bounds.daysBytes);
  const daysAfter =
    dayCut === 0 ? dayHorizon : later(dayHorizon, days[dayCut - 1]?.day ?? null, (x, y) => x - y);

  return {
    recent: all.slice(cut),
    recentAfter: recentAfter && {
      at: recentAfter.at,
      key: recentAfter.key,
      type: recentAfter.type,
    },
    days: days.slice(dayCut),
    daysAfter,
    ...boundEarlier(a, b, days.slice(0, dayCut), bounds.earlierBytes),
    traits: mergeTraits(a.traits, b.traits, bounds.traits),
    firstSeen: least(a.firstSeen, b.firstSeen),
    lastSeen: most(a.lastSeen, b.lastSeen),
  };
}

/**
 * Of the running totals of one page view only the largest counts. It is dated to the latest, so that
 * it stays as long as its page view's last word would.
 */
function latestEngagements(sorted: readonly Occurrence[]): Occurrence[] {
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
  return superseded.size === 0 ? merged : merged.filter((_, index) => !superseded.has(index));
}

/** How many of the oldest entries have to move down: those past the horizon, and those too many. */
function cutFor(sorted: readonly Occurrence[], horizon: Place | null, maxBytes: number): number {
  let bytes = 0;
  for (let index = sorted.length - 1; index >= 0; index--) {
    const entry = sorted[index] as Occurrence;
    bytes += weightOf(entry);
    if (bytes > maxBytes || (horizon !== null && byTime(entry, horizon) <= 0)) return index + 1;
  }
  return 0;
}

/** The same for days: a day moves down as a whole. */
function cutDaysFor(sorted: readonly Tally[], horizon: number | null, maxBytes: number): number {
  let bytes = 0;
  for (let index = sorted.length - 1; index >= 0; index--) {
    const tally = sorted[index] as Tally;
    bytes += weightOf(tally.what);
    if (bytes > maxBytes || (horizon !== null && tally.day <= horizon)) {
      let cut = index + 1;
      while (cut < sorted.length && sorted[cut]?.day === tally.day) cut++;
      return cut;
    }
  }
  return 0;
}

/**
 * Keeps the kinds of thing that come first by their hashes, as many as fit: a choice that looks
 * random, and comes out the same in whatever order things arrived.
 */
function boundEarlier(
  a: Profile,
  b: Profile,
  movedDown: readonly Tally[],
  maxBytes: number,
): Pick<Profile, "earlier" | "earlierBefore"> {
  const earlier: Tally[] = [];
  const horizon = least(a.earlierBefore, b.earlierBefore);
  let bytes = 0;
  for (const tally of mergeTallies([...a.earlier, ...b.earlier, ...movedDown], "over all days")) {
    const hash = hashOf(tally);
    bytes += weightOf(tally.what);
    if (bytes > maxBytes) return { earlier, earlierBefore: least(horizon, hash) };
    if (horizon !== null && hash >= horizon) break;
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

function least<Value extends number | string>(a: Value | null, b: Value | null): Value | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

const most = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.max(a, b);
