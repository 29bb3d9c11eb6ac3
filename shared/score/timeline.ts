import type { Meaning } from "../model/meaning.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile, Tally } from "../profile/profile.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../time/day.ts";

/**
 * What happened, oldest first, stored as columns: an object for each entry would take a sixth of the time
 * of an evaluation.
 */
export interface Timeline {
  readonly what: readonly (Occurrence | Tally["what"])[];
  /** Milliseconds since 1970; for a total, when it happened first. */
  readonly at: readonly number[];
  /** When it happened last: differs from `at` only for totals. */
  readonly lastAt: readonly number[];
  /** How often; may be longer than the others. */
  readonly count: readonly number[];
  /**
   * Number of the session, from 0; never less than the one before. Exact down to half hours: a half hour is
   * one session. For older totals only the day is known, and each day counts as one session.
   */
  readonly session: readonly number[];
}

/** A timeline, and what the model makes of each of its entries. */
export interface InterpretedTimeline {
  readonly timeline: Timeline;
  /** For each entry of the timeline. */
  readonly meanings: readonly Meaning[];
}

/** Everything that a profile holds. */
export function timelineOf(profile: Profile): Timeline {
  const { recent, halfHours, days, earlier } = profile;
  const totals = halfHours.tallies.length + days.tallies.length + earlier.length;
  return totals === 0 ? timelineInDetail(recent) : timelineWithTotals(profile);
}

/** For a lead with every event in detail, which is nearly every lead. */
function timelineInDetail(recent: Profile["recent"]): Timeline {
  // With their final length: arrays that grow are copied five times.
  const times = new Array<number>(recent.length);
  const sessions = new Array<number>(recent.length);
  let session = -1;
  let last = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < recent.length; index++) {
    const { at } = recent[index] as Occurrence;
    if (at - last > sessionGapMs) session++;
    last = at;
    times[index] = at;
    sessions[index] = session;
  }
  return {
    what: recent,
    at: times,
    lastAt: times,
    count: onesFor(recent.length),
    session: sessions,
  };
}

/** Shared by all leads: each entry happened once. */
let ones: readonly number[] = [];

function onesFor(length: number): readonly number[] {
  if (ones.length < length) ones = new Array<number>(2 * length).fill(1);
  return ones;
}

function timelineWithTotals({ recent, halfHours, days, earlier }: Profile): Timeline {
  const what: (Occurrence | Tally["what"])[] = [];
  const at: number[] = [];
  const lastAt: number[] = [];
  const count: number[] = [];
  const sessions: number[] = [];
  let session = -1;
  let day: number | null = null;
  for (const tally of byFirst(earlier, days.tallies)) {
    const on = dayOf(tally.firstAt);
    if (on !== day) session++;
    day = on;
    what.push(tally.what);
    at.push(tally.firstAt);
    lastAt.push(tally.lastAt);
    count.push(tally.count);
    sessions.push(session);
  }

  let openUntil = Number.NEGATIVE_INFINITY;
  const addTime = (first: number, last: number) => {
    // A visit that began on a day with only totals left continues: it is not another visit.
    const continues =
      openUntil === Number.NEGATIVE_INFINITY && day !== null && day === dayOf(first);
    if (first - openUntil > sessionGapMs && !continues) session++;
    if (last > openUntil) openUntil = last;
    at.push(first);
    lastAt.push(last);
    sessions.push(session);
  };
  const fine = byFirst(halfHours.tallies);
  let next = 0;
  const addFineUntil = (until: number) => {
    for (let tally = fine[next]; tally && tally.firstAt <= until; tally = fine[++next]) {
      addTime(tally.firstAt, tally.lastAt);
      what.push(tally.what);
      count.push(tally.count);
    }
  };
  for (const entry of recent) {
    addFineUntil(entry.at);
    addTime(entry.at, entry.at);
    what.push(entry);
    count.push(1);
  }
  addFineUntil(Number.POSITIVE_INFINITY);
  return { what, at, lastAt, count, session: sessions };
}

const dayOf = (at: number): number => Math.floor(at / dayMs);

const byFirst = (...levels: readonly (readonly Tally[])[]): readonly Tally[] =>
  levels.flat().sort((a, b) => a.firstAt - b.firstAt);
