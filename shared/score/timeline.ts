import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile, Tally } from "../profile/profile.ts";
import { sessionsOf } from "../profile/sessions.ts";
import { dayMs } from "../profile/tally.ts";

/** Occurrences in the order they happened, as the rules walk over them. */
export interface Moment {
  readonly what: Occurrence | Tally["what"];
  /** Milliseconds since 1970; of a day's total, the start of that day (UTC). */
  readonly at: number;
  readonly count: number;
  /** Number of the session, from 0. Of older days only the day is known: each counts as one session. */
  readonly session: number;
}

export function timelineOf(profile: Profile): readonly Moment[] {
  const tallies = [...profile.earlier, ...profile.days].sort((a, b) => a.day - b.day);
  let session = -1;
  let day: number | null = null;
  const past = tallies.map((tally): Moment => {
    if (tally.day !== day) {
      day = tally.day;
      session++;
    }
    return { what: tally.what, at: tally.day * dayMs, count: tally.count, session };
  });
  const firstRecent = session + 1;
  const sessions = sessionsOf(profile.recent.map(({ at }) => at));
  const recent = profile.recent.map(
    (what, index): Moment => ({
      what,
      at: what.at,
      count: 1,
      session: firstRecent + (sessions[index] as number),
    }),
  );
  return past.length === 0 ? recent : [...past, ...recent];
}
