import { leavesOf } from "./combined.ts";
import { operatorOf } from "./operators.ts";
import { scoreOperatorOf } from "./scoreOperators.ts";
import type { SegmentCondition } from "./segmentCondition.ts";

/**
 * Whether time alone can change a condition's verdict. Sums of points move with time. Tier and stage do,
 * too, but do not count here, because the forecast follows them anyway.
 */
export const isTimed = (condition: SegmentCondition): boolean =>
  leavesOf(condition).some((leaf) => {
    const operator = operatorOf(leaf);
    if (operator !== undefined) return operator.isTimed(leaf as never);
    const onScore = scoreOperatorOf(leaf);
    return onScore !== null && onScore.sum !== null;
  });
