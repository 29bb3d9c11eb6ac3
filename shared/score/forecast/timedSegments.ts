import { breakpointsOf } from "../../conditions/breakpointsOf.ts";
import { verdictOf } from "../../conditions/combined.ts";
import type { Condition } from "../../conditions/condition.ts";
import { evaluateCondition } from "../../conditions/evaluateCondition.ts";
import { scoreOperatorOf } from "../../conditions/scoreOperators.ts";
import type { SegmentCondition } from "../../conditions/segmentCondition.ts";
import type { ScoringContext } from "../earned.ts";

/** A segment that the lead may leave or enter by time alone. */
export interface TimedSegment {
  readonly when: SegmentCondition;
  /** When it may change apart from the lead's points, milliseconds since 1970. */
  readonly breakpoints: readonly number[];
}

/**
 * The segments that a lead may leave or enter by time alone after a moment (milliseconds since 1970). For
 * most leads a fact that stays decides: a person in France never enters a segment for Germany.
 */
export const timedSegmentsAfter = ({ compiled, facts }: ScoringContext, now: number) =>
  compiled.timedSegments.flatMap((when): TimedSegment[] => {
    const verdict = verdictOf(when, (leaf) => {
      const mayChange =
        scoreOperatorOf(leaf) !== null || breakpointsOf(leaf, facts, now).some((at) => at > now);
      return mayChange ? null : evaluateCondition(leaf as Condition, facts, now);
    });
    return verdict === null ? [{ when, breakpoints: breakpointsOf(when, facts, now) }] : [];
  });
