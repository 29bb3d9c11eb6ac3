import type { CompiledModel } from "../../model/compile.ts";
import type { Kind } from "../../model/model.ts";
import { worthAt } from "../account.ts";
import { turnsOf } from "../adjusted.ts";
import {
  addDecaying,
  addTo,
  capped,
  type DecaySum,
  emptySum,
  type Range,
  rangeOf,
  sumOf,
} from "./decaySum.ts";
import type { IdleLead } from "./idleLead.ts";
import type { Interval } from "./interval.ts";

/** The points that a lead can have within an interval. */
export interface Bounds {
  /** What tiers and stages go by. */
  readonly value: Range;
  readonly fit: Range;
  readonly disqualified: boolean;
  /** What only segments ask for. */
  readonly score: () => Range;
  readonly total: () => Range;
}

/**
 * The points that are possible within an interval: a rule that changes gives its points or nothing; one
 * that decays gives something between its values at both ends. `null` when the lead may become
 * disqualified, or no longer be disqualified.
 */
export function boundsOf(lead: IdleLead, interval: Interval): Bounds | null {
  const { compiled } = lead;
  const { model, kinds } = compiled;
  const { earned, from, to } = interval;
  if (mayDisqualify(lead, interval)) return null;
  const ms = to - from;
  const { interest, fit, disqualify } = applyCaps(compiled, sumsOf(lead, interval), ms);
  return {
    value: rangeOf(model.basis === "total" ? sumOf([interest, fit]) : interest, ms),
    fit: rangeOf(fit, ms),
    score: () => rangeOf(interest, ms),
    total: () => rangeOf(sumOf([interest, fit, disqualify]), ms),
    disqualified: earned.byRule.some((own, index) => own !== 0 && kinds[index] === "disqualify"),
  };
}

function mayDisqualify(
  { compiled: { kinds }, decaying }: IdleLead,
  { earned, to, changes }: Interval,
): boolean {
  const disqualifies = ({ index }: { index: number }) => kinds[index] === "disqualify";
  return (
    changes.some(({ rules }) => rules.some(disqualifies)) ||
    // A decayed worth underflows to 0 at last.
    decaying.some(
      (one) =>
        disqualifies(one) && earned.byRule[one.index] !== 0 && worthAt(one.account, to) === 0,
    )
  );
}

/** Points of rules by where they count: in a group, or directly in their kind. */
interface Sums {
  readonly byKind: Readonly<Record<Kind, DecaySum>>;
  readonly byGroup: readonly DecaySum[];
}

/** What every rule may give within an interval, before caps. */
function sumsOf({ compiled, facts, decaying }: IdleLead, interval: Interval): Sums {
  const { from, to, earned, changes } = interval;
  const { kinds, groups, groupOf } = compiled;
  const byKind = { interest: emptySum(), fit: emptySum(), disqualify: emptySum() };
  const byGroup = groups.map(emptySum);
  const sumFor = (index: number): DecaySum => {
    const group = groupOf[index];
    return (group === undefined ? byKind[kinds[index] as Kind] : byGroup[group]) as DecaySum;
  };

  const least = [...earned.byRule];
  const most = [...earned.byRule];
  const widen = (index: number, points: number) => {
    if (points < (least[index] as number)) least[index] = points;
    if (points > (most[index] as number)) most[index] = points;
  };
  for (const { rules } of changes) {
    for (const { points, index } of rules) {
      widen(index, points);
      widen(index, 0);
    }
  }
  for (const { account, index } of decaying) {
    // What was counted inside the interval starts to decay there.
    if (account.lastAt > from) {
      widen(index, worthAt(account, to));
      continue;
    }
    addDecaying(sumFor(index), account.rule.decay?.halfLifeDays ?? 0, least[index] as number);
    least[index] = 0;
    most[index] = 0;
  }
  for (let index = 0; index < least.length; index++) {
    const sum = sumFor(index);
    sum.least += least[index] as number;
    sum.most += most[index] as number;
  }
  facts.adjustments.forEach((adjustment, index) => {
    const own = earned.byHand[index] as number;
    const changesInside = turnsOf([adjustment]).some((at) => from < at && at <= to);
    byKind.interest.least += changesInside ? Math.min(0, adjustment.points) : own;
    byKind.interest.most += changesInside ? Math.max(0, adjustment.points) : own;
  });
  return { byKind, byGroup };
}

/** The sums of each kind under the caps of their groups, within so many milliseconds. */
function applyCaps(
  { groups, kinds }: CompiledModel,
  { byKind, byGroup }: Sums,
  ms: number,
): Sums["byKind"] {
  groups.forEach((group, index) => {
    const kind = kinds[group.ruleIndexes[0] as number];
    if (kind === undefined) return;
    const outer = group.within === undefined ? byKind[kind] : byGroup[group.within];
    addTo(outer as DecaySum, capped(byGroup[index] as DecaySum, group, ms));
  });
  return byKind;
}
