import { leavesOf } from "./combined.ts";
import { operatorOf } from "./operators.ts";
import type { SegmentCondition } from "./segmentCondition.ts";

/**
 * Whether time alone can change a condition's verdict. Conditions on the score do not count: the forecast
 * follows points, tier and stage anyway.
 */
export const isTimed = (condition: SegmentCondition): boolean =>
  leavesOf(condition).some((leaf) => operatorOf(leaf)?.isTimed(leaf as never) ?? false);
