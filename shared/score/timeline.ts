import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile, Tally } from "../profile/profile.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";

/** Occurrences in the order they happened, as the rules walk over them. */
export interface Moment {
  readonly what: Occurrence | Tally["what"];
  /** Of `what`. Occurrences come in a dozen shapes, moments in one: read from here it takes a tenth of the time. */
  readonly type: Occurrence["type"];
  readonly object: string;
  /** Milliseconds since 1970; of a total, when it happened first and last. */
  readonly at: number;
  readonly lastAt: number;
  readonly count: number;
  /**
   * Number of the session, from 0; never less than the one of the moment before. Exact down to half
   * hours: all of a half hour is one session. Of older days only the day is known, and each counts as one.
   */
  readonly session: number;
}

/** All that a profile knows to have happened, oldest first. */
export function timelineOf(profile: Profile): readonly Moment[] {
  const moments: Moment[] = [];
  let session = -1;
  let day: number | null = null;
  for (const { what, count, firstAt, lastAt } of byFirst(profile.earlier, profile.days.tallies)) {
    const on = dayOf(firstAt);
    if (on !== day) session++;
    day = on;
    const { type, object } = what;
    moments.push({ what, type, object, at: firstAt, lastAt, count, session });
  }

  let openUntil = Number.NEGATIVE_INFINITY;
  const add = (what: Moment["what"], at: number, lastAt: number, count: number) => {
    // A visit that began on a day of which only totals are left goes on: it is not another one.
    const goesOn = openUntil === Number.NEGATIVE_INFINITY && day !== null && day === dayOf(at);
    if (at - openUntil > sessionGapMs && !goesOn) session++;
    if (lastAt > openUntil) openUntil = lastAt;
    const { type, object } = what;
    moments.push({ what, type, object, at, lastAt, count, session });
  };
  const fine = byFirst(profile.halfHours.tallies);
  let next = 0;
  const addFineUntil = (until: number) => {
    for (let tally = fine[next]; tally && tally.firstAt <= until; tally = fine[++next]) {
      add(tally.what, tally.firstAt, tally.lastAt, tally.count);
    }
  };
  for (const entry of profile.recent) {
    addFineUntil(entry.at);
    add(entry, entry.at, entry.at, 1);
  }
  addFineUntil(Number.POSITIVE_INFINITY);
  return moments;
}

const dayOf = (at: number): number => Math.floor(at / dayMs);

const byFirst = (...levels: readonly (readonly Tally[])[]): readonly Tally[] =>
  levels.flat().sort((a, b) => a.firstAt - b.firstAt);
