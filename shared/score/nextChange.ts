import { decideStage } from "../decide/stage.ts";
import { earnedAt } from "./account.ts";
import { endsOf } from "./adjusted.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { capGroups } from "./capGroups.ts";
import type { Ground } from "./contribution.ts";
import { groundsAt, type Prepared, standingOf } from "./evaluate.ts";

/** Nobody plans for longer; what decays is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/**
 * The next moment (milliseconds since 1970) at which the tier or the stage will be another one if nothing
 * else happens, or `null` when that never comes. Nothing changes before it; something does at it.
 *
 * Conditions change at breakpoints only. Between two of them points decay, each rule's towards 0, so the
 * values at both ends bound all values between: a stretch whose bounds lie in one band is skipped, any
 * other is halved, down to a millisecond.
 *
 * @param stage The stage that the lead is in at `now`.
 */
export function nextChangeAt(prepared: Prepared, now: number, stage: string | null): number | null {
  const { stateRules, eventRules } = prepared.compiled;
  const decays = eventRules.some(({ rule }) => rule.decay !== undefined);
  const breakpoints = [
    ...stateRules.flatMap(({ rule }) => breakpointsOf(rule.when, prepared.facts)),
    ...endsOf(prepared.facts.adjustments),
  ];
  const upcoming = [...new Set(breakpoints.filter((at) => at > now).map(Math.ceil))].sort(
    (a, b) => a - b,
  );
  if (upcoming.length === 0 && !decays) return null;
  const here = placeAt(prepared, now, stage);
  let from = now;
  for (const at of upcoming) {
    // Up to the last millisecond before the breakpoint nothing but decay can happen.
    const crossed = decays ? firstCrossing(prepared, from, at - 1, here, stage) : null;
    if (crossed !== null) return crossed;
    if (placeAt(prepared, at, stage) !== here) return at;
    from = at;
  }
  return decays ? firstCrossing(prepared, from, now + horizonMs, here, stage) : null;
}

/** Tier and stage at a moment, as one text to compare. */
const placeAt = (prepared: Prepared, at: number, stage: string | null): string =>
  placeOf(prepared, groundsAt(prepared, at), stage);

function placeOf(
  { compiled: { model } }: Prepared,
  grounds: readonly Ground[],
  stage: string | null,
) {
  const standing = standingOf(model, grounds, capGroups(model, grounds));
  return `${standing.tier} ${decideStage(stage, { ...standing, contributions: [] }, model)}`;
}

/** The first moment in `(from, to]` that is in another place than `here`; no breakpoint lies between. */
function firstCrossing(
  prepared: Prepared,
  from: number,
  to: number,
  here: string,
  stage: string | null,
): number | null {
  if (to <= from) return null;
  const grounds = groundsAt(prepared, from);
  const ends = grounds.map((ground) =>
    ground.account === undefined
      ? [ground.earned, ground.earned]
      : [ground.earned, earnedAt(ground.account, to)],
  );
  const bound = (pick: (...values: number[]) => number) =>
    placeOf(
      prepared,
      grounds.map((ground, place) => ({ ...ground, earned: pick(...(ends[place] as number[])) })),
      stage,
    );
  if (bound(Math.min) === here && bound(Math.max) === here) return null;
  if (to - from === 1) return placeAt(prepared, to, stage) === here ? null : to;
  const middle = from + Math.floor((to - from) / 2);
  return (
    firstCrossing(prepared, from, middle, here, stage) ??
    firstCrossing(prepared, middle, to, here, stage)
  );
}
