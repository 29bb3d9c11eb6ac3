import { worthAt } from "./account.ts";
import { pointsAt } from "./adjusted.ts";
import type { Change } from "./changes.ts";
import { evaluateCondition } from "./condition.ts";
import type { Earned } from "./earned.ts";
import { isSame, prospectOf } from "./prospect.ts";
import type { Stretch, Waiting } from "./reach.ts";
import { isInSegment } from "./segments.ts";
import { type Standing, totalsOf } from "./totals.ts";

/** What a lead leaves; segments are the other thing. */
export interface Place {
  readonly tier: string;
  readonly stage: string | null;
}

/** A lead that nothing happens to but time, and what is watched for. */
export interface Course extends Waiting {
  readonly placeOf: (standing: Standing) => Place;
  readonly here: Place;
  /** Which of the watched segments it is in here. */
  readonly segmentsHere: readonly boolean[];
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
  const prospect = prospectOf(course, stretch);
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
    if (leavesWith(course, then, at)) return at;
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

/** The same, where it leaves once or never. */
function bisect(course: Course, { from, to, earned }: Stretch): number | null {
  const leavesAt = (at: number) => leavesWith(course, earnedLater(course, earned, [], at), at);
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

function leavesWith(course: Course, earned: Earned, at: number): boolean {
  const { compiled, facts, placeOf, here, watched, segmentsHere } = course;
  const totals = totalsOf(compiled, earned);
  const place = placeOf(totals);
  if (!isSame(place, here)) return true;
  if (watched.length === 0) return false;
  const standing = { ...totals, stage: place.stage };
  return watched.some(
    ({ when }, index) => isInSegment(when, standing, facts, at) !== segmentsHere[index],
  );
}

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
      then[index] = evaluateCondition(rule.when, facts, at) === true ? rule.points : 0;
    }
  }
  return { byRule: then, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, at)) };
}
