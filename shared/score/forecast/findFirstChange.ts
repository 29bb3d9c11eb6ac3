import { worthAt } from "../account.ts";
import { pointsAt } from "../adjusted.ts";
import type { Earned } from "../earned.ts";
import { isInSegment } from "../segments.ts";
import { totalsOf } from "../totals.ts";
import type { Change } from "./changes.ts";
import type { IdleLead } from "./idleLead.ts";
import type { Interval } from "./interval.ts";
import { outlookOf } from "./outlook.ts";
import { isSame } from "./tierAndStage.ts";

/** Intervals that the search may still cut. */
interface Budget {
  left: number;
}

/**
 * The first moment in `(from, to]` at which tier, stage or a segment changes; `null` for never.
 *
 * An interval in which even the extremes change nothing is skipped. Every other interval is cut: at a
 * change, and where there is none, in halves until the sums hardly move in it.
 *
 * Sums of several half-lives can stay so close to a threshold that cutting never ends. So the search has a
 * budget; when it is spent, it returns the latest time before which nothing can change.
 */
export function findFirstChange(lead: IdleLead, interval: Interval, budget: Budget): number | null {
  const { from, to, earned, changes } = interval;
  if (to <= from) return null;
  const outlook = outlookOf(lead, interval);
  if (outlook === "stays") return null;
  if (changes.length === 0 && (outlook === "level" || to === from + 1)) {
    return bisect(lead, interval);
  }
  if (budget.left-- <= 0) return from + 1;
  if (changes.length > 0) {
    const half = Math.floor(changes.length / 2);
    const { at } = changes[half] as Change;
    const before = { from, to: at - 1, earned, changes: changes.slice(0, half) };
    const early = findFirstChange(lead, before, budget);
    if (early !== null) return early;
    const then = earnedLater(lead, earned, changes.slice(0, half + 1), at);
    if (isChanged(lead, then, at)) return at;
    const after = { from: at, to, earned: then, changes: changes.slice(half + 1) };
    return findFirstChange(lead, after, budget);
  }
  const middle = from + Math.floor((to - from) / 2);
  const early = findFirstChange(lead, { from, to: middle, earned, changes }, budget);
  if (early !== null) return early;
  const then = earnedLater(lead, earned, [], middle);
  return findFirstChange(lead, { from: middle, to, earned: then, changes }, budget);
}

/** The same for an interval with one change at most. */
function bisect(lead: IdleLead, { from, to, earned }: Interval): number | null {
  const isChangedAt = (at: number) => isChanged(lead, earnedLater(lead, earned, [], at), at);
  if (!isChangedAt(to)) return null;
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (isChangedAt(middle)) after = middle;
    else before = middle;
  }
  return after;
}

/** Whether tier, stage or a segment differs from that at the start of the forecast. */
function isChanged(lead: IdleLead, earned: Earned, at: number): boolean {
  const { compiled, facts, tierAndStageOf, current, timedSegments, currentSegments } = lead;
  const totals = totalsOf(compiled, earned);
  const then = tierAndStageOf(totals);
  if (!isSame(then, current)) return true;
  if (timedSegments.length === 0) return false;
  const scores = { ...totals, stage: then.stage };
  return timedSegments.some(
    ({ when }, index) => isInSegment(when, scores, facts, at) !== currentSegments[index],
  );
}

/** What is earned at a moment, if these are the changes up to it. */
function earnedLater(
  { facts, decaying }: IdleLead,
  { byRule }: Earned,
  changes: readonly Change[],
  at: number,
): Earned {
  const then = [...byRule];
  for (const { account, index } of decaying) then[index] = worthAt(account, at);
  for (const { rules } of changes) {
    for (const { condition, holds, index, points } of rules) {
      then[index] = holds(condition, facts, at) === true ? points : 0;
    }
  }
  return { byRule: then, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, at)) };
}
