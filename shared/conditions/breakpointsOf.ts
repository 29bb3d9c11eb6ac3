import { leavesOf } from "./combined.ts";
import type { LeadFacts } from "./facts.ts";
import { operatorOf } from "./operators.ts";
import type { SegmentCondition } from "./segmentCondition.ts";

/**
 * The only moments after `now` (milliseconds since 1970) at which a condition's verdict can change by
 * itself while the points stay. Other moments, even past ones, may be among them.
 */
export const breakpointsOf = (
  condition: SegmentCondition,
  facts: LeadFacts,
  now: number,
): readonly number[] =>
  leavesOf(condition).flatMap(
    (leaf) => operatorOf(leaf)?.breakpoints(leaf as never, facts, now) ?? [],
  );
