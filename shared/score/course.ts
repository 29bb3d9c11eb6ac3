import { worthAt } from "./account.ts";
import { pointsAt } from "./adjusted.ts";
import type { Change } from "./changes.ts";
import { judge } from "./condition.ts";
import type { Earned } from "./earned.ts";
import type { Range } from "./flow.ts";
import { type Reach, reachOf, type Stretch, type Waiting } from "./reach.ts";
import { type Standing, standingOf, totalsOf } from "./totals.ts";

/** What a lead leaves. */
export interface Place {
  readonly tier: string;
  readonly stage: string | null;
}

/** A lead that nothing happens to but time, and what is watched for. */
export interface Course extends Waiting {
  readonly placeOf: (standing: Standing) => Place;
  readonly here: Place;
  /** Stretches that may still be cut. */
  patience: number;
}

/**
 * The first moment in `(from, to]` at which a lead leaves its place; `null` for never.
 *
 * A stretch that cannot leave even if all that changes in it goes the same way is skipped, which is most
 * of the future of most leads. Any other is cut: at a change, and where there is none, in halves until
 * the sums hardly move in it.
 *
 * Sums of several half-lives may keep so close to a threshold that there is no end to it. So there is an
 * end to patience: then it is the moment up to which nothing changes for sure.
 */
export function firstLeaving(course: Course, stretch: Stretch): number | null {
  const { from, to, earned, changes } = stretch;
  if (to <= from) return null;
  const prospect = prospectOf(course, reachOf(course, stretch));
  if (prospect === "stays") return null;
  if (changes.length === 0 && (prospect === "level" || to === from + 1)) {
    return bisect(course, stretch);
  }
  if (course.patience-- <= 0) return from + 1;
  if (changes.length > 0) {
    const place = Math.floor(changes.length / 2);
    const { at } = changes[place] as Change;
    const before = changes.slice(0, place);
    const early = firstLeaving(course, { from, to: at - 1, earned, changes: before });
    if (early !== null) return early;
    const then = earnedLater(course, earned, changes.slice(0, place + 1), at);
    if (leavesWith(course, then)) return at;
    return firstLeaving(course, { from: at, to, earned: then, changes: changes.slice(place + 1) });
  }
  const middle = from + Math.floor((to - from) / 2);
  return (
    firstLeaving(course, { from, to: middle, earned, changes }) ??
    firstLeaving(course, {
      from: middle,
      to,
      earned: earnedLater(course, earned, [], middle),
      changes,
    })
  );
}

/** Sums of the same numbers differ by less, whatever their order; they are rounded to a billionth. */
const noise = 1e-12;
/** Points that move by less within a stretch do not move. */
const level = 1e-11;

/** Whether a lead stays where it is; if not for sure, whether all that its place depends on is level. */
function prospectOf(
  { compiled: { model }, placeOf, here }: Course,
  reach: Reach | null,
): "stays" | "level" | "open" {
  if (reach === null) return "open";
  const { value, fit, disqualified } = reach;
  const placeAt = (valueAt: keyof Range, fitAt: keyof Range): Place => {
    const points = value[valueAt] + (valueAt === "least" ? -noise : noise);
    const fitPoints = fit[fitAt] + (fitAt === "least" ? -noise : noise);
    return placeOf(standingOf(model, points, fitPoints, disqualified));
  };
  const [lowest, highest] = [placeAt("least", "least"), placeAt("most", "most")];
  if (isSame(lowest, here) && isSame(highest, here)) return "stays";
  const isLevel = ({ least, most }: Range) => most - least < level;
  const [byValue, byFit] = [placeAt("most", "least"), placeAt("least", "most")];
  const valueSettled = isLevel(value) || (isSame(lowest, byValue) && isSame(byFit, highest));
  const fitSettled = isLevel(fit) || (isSame(lowest, byFit) && isSame(byValue, highest));
  return valueSettled && fitSettled ? "level" : "open";
}

/** The same, where it leaves once or never. */
function bisect(course: Course, { from, to, earned }: Stretch): number | null {
  const leavesAt = (at: number) => leavesWith(course, earnedLater(course, earned, [], at));
  if (!leavesAt(to)) return null;
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = before + Math.floor((after - before) / 2);
    if (leavesAt(middle)) after = middle;
    else before = middle;
  }
  return after;
}

const leavesWith = ({ compiled, placeOf, here }: Course, earned: Earned): boolean =>
  !isSame(placeOf(totalsOf(compiled, earned)), here);

const isSame = (one: Place, other: Place): boolean =>
  one.tier === other.tier && one.stage === other.stage;

/** What is earned at a moment, if these are the changes up to it. */
function earnedLater(
  { facts, decaying }: Course,
  { byRule }: Earned,
  changes: readonly Change[],
  at: number,
): Earned {
  const then = [...byRule];
  for (const { account, index } of decaying) then[index] = worthAt(account, at);
  for (const { rules } of changes) {
    for (const { rule, index } of rules) {
      then[index] = judge(rule.when, facts, at) === true ? rule.points : 0;
    }
  }
  return { byRule: then, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, at)) };
}
