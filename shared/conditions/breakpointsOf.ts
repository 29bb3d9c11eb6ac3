import { leavesOf } from "./combined.ts";
import type { LeadFacts } from "./facts.ts";
import type { Operator } from "./operator.ts";
import { type FactCondition, operatorOf } from "./operators.ts";
import type { SegmentCondition } from "./segmentCondition.ts";

/**
 * The only moments after `now` (milliseconds since 1970) at which a condition's verdict can change by
 * itself while the points stay. Other moments, even past ones, may be among them.
 */
export function breakpointsOf(
  condition: SegmentCondition,
  facts: LeadFacts,
  now: number,
): readonly number[] {
  const timed = timedLeavesOf(condition);
  const [first] = timed;
  if (first === undefined) return none;
  if (timed.length === 1) return first.breakpoints(first.leaf, facts, now);
  return timed.flatMap(({ leaf, breakpoints }) => breakpoints(leaf, facts, now));
}

const none: readonly never[] = [];

/** A leaf that time alone can change, with its operator's function. */
interface TimedLeaf {
  readonly leaf: FactCondition;
  readonly breakpoints: Operator<FactCondition>["breakpoints"];
}

/** The timed leaves of each condition: finding them takes as long as computing their breakpoints. */
const known = new WeakMap<SegmentCondition, readonly TimedLeaf[]>();

function timedLeavesOf(condition: SegmentCondition): readonly TimedLeaf[] {
  let timed = known.get(condition);
  if (timed === undefined) {
    timed = leavesOf(condition).flatMap((leaf) => {
      const operator = operatorOf(leaf);
      if (!operator?.isTimed(leaf as FactCondition)) return [];
      return { leaf: leaf as FactCondition, breakpoints: operator.breakpoints };
    });
    known.set(condition, timed);
  }
  return timed;
}
