import type { CompiledModel } from "../model/compile.ts";
import type { Kind } from "../model/model.ts";
import { type Account, worthAt } from "./account.ts";
import { turnsOf } from "./adjusted.ts";
import type { Change } from "./changes.ts";
import type { Earned, ScoringContext } from "./earned.ts";
import {
  capped,
  type Flow,
  join,
  joinDecaying,
  noFlow,
  type Range,
  rangeOf,
  sumOf,
} from "./flow.ts";
import type { Watched } from "./watched.ts";

/** A lead that nothing happens to but time. */
export interface Waiting extends ScoringContext {
  readonly decaying: readonly Decaying[];
  readonly watched: readonly Watched[];
}

/** An account that loses worth with time, and its rule's place in the model. */
export interface Decaying {
  readonly account: Account;
  readonly index: number;
}

/** Some time: what is earned where it begins, and what changes after that. */
export interface Stretch {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly earned: Earned;
  readonly changes: readonly Change[];
}

/** What a lead can have within a stretch. */
export interface Reach {
  /** What tiers and stages go by. */
  readonly value: Range;
  readonly fit: Range;
  readonly disqualified: boolean;
  /** What segments alone may ask for besides. */
  readonly score: () => Range;
  readonly total: () => Range;
}

export const decayingIn = ({ compiled, accounts }: ScoringContext): Decaying[] =>
  compiled.decayingRules.flatMap(({ index }) => {
    const account = accounts[index];
    return account === undefined || account.paid === 0 ? [] : [{ account, index }];
  });

/**
 * What a lead can come to within a stretch: a rule that changes gives its points or nothing; one that
 * decays gives something between its values at both ends. `null` when it may be disqualified, or no
 * longer.
 */
export function reachOf(waiting: Waiting, stretch: Stretch): Reach | null {
  const { compiled } = waiting;
  const { model, kinds } = compiled;
  const { earned, from, to } = stretch;
  if (mayDisqualify(waiting, stretch)) return null;
  const ms = to - from;
  const { interest, fit, disqualify } = cappedFlows(compiled, flowsOf(waiting, stretch), ms);
  return {
    value: rangeOf(model.basis === "total" ? sumOf([interest, fit]) : interest, ms),
    fit: rangeOf(fit, ms),
    score: () => rangeOf(interest, ms),
    total: () => rangeOf(sumOf([interest, fit, disqualify]), ms),
    disqualified: earned.byRule.some((own, place) => own !== 0 && kinds[place] === "disqualify"),
  };
}

function mayDisqualify(
  { compiled: { kinds }, decaying }: Waiting,
  { earned, to, changes }: Stretch,
): boolean {
  const disqualifies = ({ index }: { index: number }) => kinds[index] === "disqualify";
  return (
    changes.some(({ rules }) => rules.some(disqualifies)) ||
    // What is next to nothing is nothing at last.
    decaying.some(
      (one) =>
        disqualifies(one) && earned.byRule[one.index] !== 0 && worthAt(one.account, to) === 0,
    )
  );
}

/** Points of rules by where they go: to a group, or to their kind at once. */
interface Flows {
  readonly byKind: Readonly<Record<Kind, Flow>>;
  readonly byGroup: readonly Flow[];
}

/** What every rule may give within a stretch, caps aside. */
function flowsOf({ compiled, facts, decaying }: Waiting, stretch: Stretch): Flows {
  const { from, to, earned, changes } = stretch;
  const { kinds, groups, groupOf } = compiled;
  const byKind = { interest: noFlow(), fit: noFlow(), disqualify: noFlow() };
  const byGroup = groups.map(noFlow);
  const flowOf = (index: number): Flow => {
    const group = groupOf[index];
    return (group === undefined ? byKind[kinds[index] as Kind] : byGroup[group]) as Flow;
  };

  const least = [...earned.byRule];
  const most = [...earned.byRule];
  const widen = (index: number, points: number) => {
    if (points < (least[index] as number)) least[index] = points;
    if (points > (most[index] as number)) most[index] = points;
  };
  for (const { rules } of changes) {
    for (const { rule, index } of rules) {
      widen(index, rule.points);
      widen(index, 0);
    }
  }
  for (const { account, index } of decaying) {
    // What was counted in the middle begins to decay on the way.
    if (account.lastAt > from) {
      widen(index, worthAt(account, to));
      continue;
    }
    joinDecaying(flowOf(index), account.rule.decay?.halfLifeDays ?? 0, least[index] as number);
    least[index] = 0;
    most[index] = 0;
  }
  for (let index = 0; index < least.length; index++) {
    const flow = flowOf(index);
    flow.least += least[index] as number;
    flow.most += most[index] as number;
  }
  facts.adjustments.forEach((adjustment, place) => {
    const own = earned.byHand[place] as number;
    const turns = turnsOf([adjustment]).some((at) => from < at && at <= to);
    byKind.interest.least += turns ? Math.min(0, adjustment.points) : own;
    byKind.interest.most += turns ? Math.max(0, adjustment.points) : own;
  });
  return { byKind, byGroup };
}

/** What caps leave of it, within so many milliseconds. */
function cappedFlows(
  { groups, kinds }: CompiledModel,
  { byKind, byGroup }: Flows,
  ms: number,
): Flows["byKind"] {
  groups.forEach((group, place) => {
    const kind = kinds[group.places[0] as number];
    if (kind === undefined) return;
    const outer = group.within === undefined ? byKind[kind] : byGroup[group.within];
    join(outer as Flow, capped(byGroup[place] as Flow, group, ms));
  });
  return byKind;
}
