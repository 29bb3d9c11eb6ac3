import { decideStage } from "../decide/stage.ts";
import type { CompiledModel } from "../model/compile.ts";
import { changesAfter } from "./changes.ts";
import { decayingIn, firstLeaving } from "./course.ts";
import type { Earned } from "./earned.ts";
import type { Prepared } from "./evaluate.ts";
import { totalsOf } from "./totals.ts";

/** Nobody plans for longer; what decays is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/**
 * The next moment (milliseconds since 1970) at which the tier or the stage will be another one if nothing
 * else happens, or `null` when that never comes. Nothing changes before it; something does at it.
 *
 * @param stage The stage that the lead is in at `now`.
 */
export function nextChangeAt(prepared: Prepared, now: number, stage: string | null): number | null {
  const changes = changesAfter(prepared, now);
  const decaying = decayingIn(prepared);
  if (changes.length === 0 && decaying.length === 0) return null;
  const earned = prepared.earnedAt(now);
  const leaves = leavingFrom(prepared.compiled, earned, stage);
  const last = changes[changes.length - 1]?.at ?? now;
  const to = decaying.length === 0 ? last : Math.max(last, now + horizonMs);
  return firstLeaving({ ...prepared, decaying, leaves }, { from: now, to, earned, changes });
}

/** Tells whether tier or stage are other ones than with what is earned here. */
function leavingFrom(
  compiled: CompiledModel,
  here: Earned,
  stage: string | null,
): (earned: Earned) => boolean {
  const placeOf = (earned: Earned) => {
    const totals = totalsOf(compiled, earned);
    return { tier: totals.tier, stage: decideStage(stage, totals, compiled.model) };
  };
  const place = placeOf(here);
  return (earned) => {
    const other = placeOf(earned);
    return other.tier !== place.tier || other.stage !== place.stage;
  };
}
