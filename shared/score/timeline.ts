import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile, Tally } from "../profile/profile.ts";
import { sessionGapMs } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";

/** Occurrences in the order they happened, as the rules walk over them. */
export interface Moment {
  readonly what: Occurrence | Tally["what"];
  /** Milliseconds since 1970; of a total, when it happened first and last. */
  readonly at: number;
  readonly lastAt: number;
  readonly count: number;
  /**
   * Number of the session, from 0. Exact down to half hours: all of a half hour is one session. Of older
   * days only the day is known, and each counts as one.
   */
  readonly session: number;
}

/** All that a profile knows to have happened, oldest first. */
export function timelineOf(profile: Profile): readonly Moment[] {
  const coarse = [...profile.earlier, ...profile.days.tallies].sort(byFirst);
  let session = -1;
  let day: number | null = null;
  const moments = coarse.map((tally): Moment => {
    const on = dayOf(tally.firstAt);
    if (on !== day) session++;
    day = on;
    return momentOf(tally, session);
  });

  let openUntil = Number.NEGATIVE_INFINITY;
  const fine = [...profile.halfHours.tallies].sort(byFirst);
  const add = (what: Moment["what"], { count, firstAt, lastAt }: Omit<Tally, "what">) => {
    // A visit that began on a day of which only totals are left goes on: it is not another one.
    const goesOn = openUntil === Number.NEGATIVE_INFINITY && day !== null && day === dayOf(firstAt);
    if (firstAt - openUntil > sessionGapMs && !goesOn) session++;
    openUntil = Math.max(openUntil, lastAt);
    moments.push({ what, at: firstAt, lastAt, count, session });
  };
  let next = 0;
  for (const entry of profile.recent) {
    for (; next < fine.length && (fine[next] as Tally).firstAt <= entry.at; next++) {
      const tally = fine[next] as Tally;
      add(tally.what, tally);
    }
    add(entry, { count: 1, firstAt: entry.at, lastAt: entry.at });
  }
  for (; next < fine.length; next++) add((fine[next] as Tally).what, fine[next] as Tally);
  return moments;
}

const momentOf = ({ what, count, firstAt, lastAt }: Tally, session: number): Moment => ({
  what,
  at: firstAt,
  lastAt,
  count,
  session,
});

const dayOf = (at: number): number => Math.floor(at / dayMs);
const byFirst = (a: Tally, b: Tally): number => a.firstAt - b.firstAt;
