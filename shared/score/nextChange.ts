import { type Change, changesAfter } from "./changes.ts";
import { firstLeaving } from "./course.ts";
import type { Prepared } from "./evaluate.ts";
import { pointsHoldUntil } from "./pointsHoldUntil.ts";
import { decayingIn } from "./reach.ts";
import { isInSegment } from "./segments.ts";
import { decideStage } from "./stage.ts";
import { type Standing, totalsOf } from "./totals.ts";
import { type Watched, watchedAfter } from "./watched.ts";

/** Nobody plans for longer; what decays is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/** Stretches of time looked at for one lead; hardly any needs a hundred. */
const maxStretches = 5_000;

/**
 * The next moment (milliseconds since 1970) at which the tier, the stage or a segment will be another one
 * if nothing else happens, or `null` when that never comes. Nothing changes before it; something does at
 * it, unless its search ran out of patience (`firstLeaving`): then it is early, and whoever evaluates by
 * then asks again.
 *
 * @param stage The stage that the lead is in at `now`.
 */
export const nextChangeAt = (
  prepared: Prepared,
  now: number,
  stage: string | null,
  patience = maxStretches,
): number | null =>
  nextLeaving({ ...prepared, watched: watchedAfter(prepared, now) }, now, stage, patience);

/** What time alone will do to a lead. Both are milliseconds since 1970, or `null` for never. */
export interface Forecast {
  /** The same as the function of that name. */
  readonly nextChangeAt: number | null;
  /** Until when the points of now hold (`pointsHoldUntil`). */
  readonly pointsHoldUntil: number | null;
}

/** Both at once: to find what can change at all is most of the work. */
export function forecastAt(prepared: Prepared, now: number, stage: string | null): Forecast {
  const whole = { ...prepared, watched: watchedAfter(prepared, now) };
  const changes = changesAfter(whole, now);
  return {
    nextChangeAt: nextLeaving(whole, now, stage, maxStretches, changes),
    pointsHoldUntil: pointsHoldUntil(prepared, now, changes),
  };
}

/** The same of tier and stage alone. */
export const nextMoveAt = (prepared: Prepared, now: number, stage: string | null): number | null =>
  nextLeaving({ ...prepared, watched: [] }, now, stage, maxStretches);

function nextLeaving(
  prepared: Prepared & { readonly watched: readonly Watched[] },
  now: number,
  stage: string | null,
  patience: number,
  changes: readonly Change[] = changesAfter(prepared, now),
): number | null {
  const decaying = decayingIn(prepared);
  if (changes.length === 0 && decaying.length === 0) return null;
  const earned = prepared.earnedAt(now);
  const { compiled, facts, watched } = prepared;
  const placeOf = (standing: Standing) => ({
    tier: standing.tier,
    stage: decideStage(stage, standing, compiled.model),
  });
  const totals = totalsOf(compiled, earned);
  const here = placeOf(totals);
  const standing = { ...totals, stage: here.stage };
  const segmentsHere = watched.map(({ when }) => isInSegment(when, standing, facts, now));
  const last = changes[changes.length - 1]?.at ?? now;
  const to = decaying.length === 0 ? last : Math.max(last, now + horizonMs);
  return firstLeaving(
    { ...prepared, decaying, placeOf, here, segmentsHere, patience },
    { from: now, to, earned, changes },
  );
}
