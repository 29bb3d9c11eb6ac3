import { decideStage } from "../decide/stage.ts";
import type { CompiledModel, Placed } from "../model/compile.ts";
import type { StateRule } from "../model/model.ts";
import { adjustedAt, endsOf } from "./adjusted.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { judge } from "./condition.ts";
import { type Decaying, decayed, decayingIn, firstCrossing } from "./crossing.ts";
import { earnedAt } from "./earned.ts";
import type { Prepared } from "./evaluate.ts";
import { type Earned, totalsOf } from "./totals.ts";

/** Nobody plans for longer; what decays is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/**
 * The next moment (milliseconds since 1970) at which the tier or the stage will be another one if nothing
 * else happens, or `null` when that never comes. Nothing changes before it; something does at it.
 *
 * A condition changes at its own breakpoints only, so each of them asks only the rules that have one
 * there. Between two of them nothing but decay moves points.
 *
 * @param stage The stage that the lead is in at `now`.
 */
export function nextChangeAt(prepared: Prepared, now: number, stage: string | null): number | null {
  const changes = changesAfter(prepared, now);
  const decaying = decayingIn(prepared);
  if (changes.length === 0 && decaying.length === 0) return null;
  let earned = earnedAt(prepared, now);
  const leaves = leavingFrom(prepared.compiled, earned, stage);
  let from = now;
  for (const { at, rules } of changes) {
    // Up to the last millisecond before the breakpoint nothing but decay can happen.
    const crossed = firstCrossing(earned, decaying, leaves, from, at - 1);
    if (crossed !== null) return crossed;
    const then = earnedThen(prepared, earned, rules, decaying, at);
    if (then !== earned && leaves(then)) return at;
    earned = then;
    from = at;
  }
  return firstCrossing(earned, decaying, leaves, from, now + horizonMs);
}

/** A moment, and the rules that may change at it. */
interface Change {
  readonly at: number;
  readonly rules: Placed<StateRule>[];
}

function changesAfter({ compiled, facts }: Prepared, now: number): Change[] {
  const changes = new Map<number, Change>();
  const changeAt = (breakpoint: number): Change => {
    const at = Math.ceil(breakpoint);
    const known = changes.get(at);
    if (known !== undefined) return known;
    const change = { at, rules: [] };
    changes.set(at, change);
    return change;
  };
  for (const placed of compiled.stateRules) {
    for (const at of breakpointsOf(placed.rule.when, facts)) {
      if (at > now) changeAt(at).rules.push(placed);
    }
  }
  for (const at of endsOf(facts.adjustments)) if (at > now) changeAt(at);
  return [...changes.values()].sort((a, b) => a.at - b.at);
}

/** What is earned at a breakpoint; the same object when it is what was earned before. */
function earnedThen(
  { facts }: Prepared,
  before: Earned,
  rules: readonly Placed<StateRule>[],
  decaying: readonly Decaying[],
  at: number,
): Earned {
  const changed = rules
    .map(({ rule, index }) => ({
      index,
      points: judge(rule.when, facts, at).holds ? rule.points : 0,
    }))
    .filter(({ index, points }) => before.byRule[index] !== points);
  if (changed.length === 0 && decaying.length === 0 && facts.adjustments.length === 0)
    return before;
  const byRule = decayed(before.byRule, decaying, at);
  for (const { index, points } of changed) byRule[index] = points;
  return { byRule, byHand: adjustedAt(facts.adjustments, at).map(({ earned }) => earned) };
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
