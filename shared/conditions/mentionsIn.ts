import { leavesOf } from "./combined.ts";
import type { Mentions } from "./operator.ts";
import { operatorOf } from "./operators.ts";
import type { SegmentCondition } from "./segmentCondition.ts";

/** The names and matches in a condition, one entry for each of its leaves. */
export const mentionsIn = (condition: SegmentCondition): readonly Mentions[] =>
  leavesOf(condition).map((leaf) => operatorOf(leaf)?.mentions(leaf as never) ?? {});
