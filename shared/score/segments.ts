import { verdictOf } from "../conditions/combined.ts";
import type { Condition } from "../conditions/condition.ts";
import { evaluateCondition } from "../conditions/evaluateCondition.ts";
import type { LeadFacts } from "../conditions/facts.ts";
import { type SegmentInput, scoreOperatorOf } from "../conditions/scoreOperators.ts";
import type { SegmentCondition } from "../conditions/segmentCondition.ts";
import type { Prepared } from "./evaluate.ts";

/** Names of the segments that a lead is in at a moment (milliseconds since 1970), in the order of the model. */
export const segmentsAt = (
  { compiled: { model }, facts }: Prepared,
  scores: SegmentInput,
  now: number,
): string[] =>
  Object.entries(model.segments)
    .filter(([, { when }]) => isInSegment(when, scores, facts, now))
    .map(([name]) => name);

/** Whether a lead is in a segment at a moment (milliseconds since 1970). */
export const isInSegment = (
  condition: SegmentCondition,
  scores: SegmentInput,
  facts: LeadFacts,
  now: number,
): boolean =>
  verdictOf(condition, (leaf) => {
    const onScore = scoreOperatorOf(leaf);
    return onScore === null
      ? evaluateCondition(leaf as Condition, facts, now)
      : onScore.between(leaf as never, scores, scores);
  }) === true;
