import type { SegmentCondition } from "../model/segmentConditions.ts";
import { breakpointsOf } from "./breakpoints.ts";
import { evaluateCondition } from "./condition.ts";
import type { ScoringContext } from "./earned.ts";
import { isOfStanding, judgeSegment } from "./segments.ts";

/** A segment that time alone may take a lead out of, or bring it into. */
export interface Watched {
  readonly when: SegmentCondition;
  /** When else than with the lead's points it may change, milliseconds since 1970. */
  readonly breakpoints: readonly number[];
}

/**
 * The segments that a lead may leave or enter by itself after a moment (milliseconds since 1970). Of most
 * leads a fact that stays decides: who lives elsewhere never comes into one for Germany.
 */
export const watchedAfter = ({ compiled, facts }: ScoringContext, now: number): Watched[] =>
  compiled.timedSegments.flatMap((when) => {
    const verdict = judgeSegment(when, (part) => {
      const moves = isOfStanding(part) || breakpointsOf(part, facts, now).some((at) => at > now);
      return moves ? null : evaluateCondition(part, facts, now);
    });
    return verdict === null ? [{ when, breakpoints: breakpointsOf(when, facts, now) }] : [];
  });
