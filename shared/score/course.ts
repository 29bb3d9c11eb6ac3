import { type Account, worthAt } from "./account.ts";
import { pointsAt, turnsOf } from "./adjusted.ts";
import type { Change } from "./changes.ts";
import { judge } from "./condition.ts";
import type { Earned, Grounds } from "./earned.ts";

/** A lead that nothing happens to but time, and what is watched for. */
export interface Course extends Grounds {
  readonly decaying: readonly Decaying[];
  readonly leaves: (earned: Earned) => boolean;
}

/** An account that loses worth with time, and its rule's place in the model. */
interface Decaying {
  readonly account: Account;
  readonly index: number;
}

/** Some time: what is earned where it begins, and what changes after that. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly earned: Earned;
  readonly changes: readonly Change[];
}

export const decayingIn = ({ compiled, accounts }: Grounds): Decaying[] =>
  compiled.decayingRules.flatMap(({ index }) => {
    const account = accounts[index];
    return account === undefined || account.paid === 0 ? [] : [{ account, index }];
  });

/**
 * The first moment in `(from, to]` at which what is earned leaves its place; `null` for never.
 *
 * A rule that changes within a stretch gives its points or nothing; one that decays gives something
 * between its values at both ends. A stretch that cannot leave even if all of them go the same way is
 * skipped, which is most of the future of most leads. Any other is cut: at a change, and where there is
 * none, in halves down to a millisecond.
 */
export function firstLeaving(course: Course, stretch: Stretch): number | null {
  const { from, to, earned, changes } = stretch;
  if (to <= from || !mayLeave(course, stretch)) return null;
  if (changes.length > 0) {
    const place = Math.floor(changes.length / 2);
    const { at } = changes[place] as Change;
    const before = changes.slice(0, place);
    const early = firstLeaving(course, { from, to: at - 1, earned, changes: before });
    if (early !== null) return early;
    const then = earnedLater(course, earned, changes.slice(0, place + 1), at);
    if (course.leaves(then)) return at;
    return firstLeaving(course, { from: at, to, earned: then, changes: changes.slice(place + 1) });
  }
  const middle = from + Math.floor((to - from) / 2);
  const then = earnedLater(course, earned, [], middle === from ? to : middle);
  if (middle === from) return course.leaves(then) ? to : null;
  return (
    firstLeaving(course, { from, to: middle, earned, changes }) ??
    firstLeaving(course, { from: middle, to, earned: then, changes })
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
      then[index] = judge(rule.when, facts, at).holds ? rule.points : 0;
    }
  }
  return { byRule: then, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, at)) };
}

function mayLeave(course: Course, { from, to, earned, changes }: Stretch): boolean {
  const { compiled, facts, decaying, leaves } = course;
  const lowest = [...earned.byRule];
  const highest = [...earned.byRule];
  const reach = (index: number, points: number) => {
    if (points < (lowest[index] as number)) lowest[index] = points;
    if (points > (highest[index] as number)) highest[index] = points;
  };
  for (const { account, index } of decaying) reach(index, worthAt(account, to));
  for (const { rules } of changes) {
    for (const { rule, index } of rules) {
      // To be taken off the lists is no question of more or less.
      if (compiled.kinds[index] === "disqualify") return true;
      reach(index, rule.points);
      reach(index, 0);
    }
  }
  const lowestByHand = [...earned.byHand];
  const highestByHand = [...earned.byHand];
  facts.adjustments.forEach((adjustment, place) => {
    if (!turnsOf([adjustment]).some((at) => from < at && at <= to)) return;
    lowestByHand[place] = Math.min(0, adjustment.points);
    highestByHand[place] = Math.max(0, adjustment.points);
  });
  return (
    leaves({ byRule: lowest, byHand: lowestByHand }) ||
    leaves({ byRule: highest, byHand: highestByHand })
  );
}
