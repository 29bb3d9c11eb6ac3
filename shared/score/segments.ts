import type { FactCondition } from "../model/conditions.ts";
import type { SegmentCondition, StandingCondition } from "../model/segmentConditions.ts";
import { evaluateCondition } from "./condition.ts";
import type { Prepared } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { Totals } from "./totals.ts";
import { allOf, anyOf, notOf, type Verdict } from "./verdict.ts";

/** Where a lead stands: what segments may ask, and rules may not. */
export type StandingFacts = Pick<Totals, "score" | "fit" | "total" | "grade" | "tier"> & {
  readonly stage: string | null;
};

/** Names of the segments that a lead is in at a moment (milliseconds since 1970), in the order of the model. */
export const segmentsAt = (
  { compiled: { model }, facts }: Prepared,
  standing: StandingFacts,
  now: number,
): string[] =>
  Object.entries(model.segments)
    .filter(([, { when }]) => isInSegment(when, standing, facts, now))
    .map(([name]) => name);

/** Whether a lead is in a segment at a moment (milliseconds since 1970). */
export const isInSegment = (
  condition: SegmentCondition,
  standing: StandingFacts,
  facts: Facts,
  now: number,
): boolean =>
  judgeSegment(condition, (part) =>
    isOfStanding(part)
      ? judgeStanding(part, standing, standing)
      : evaluateCondition(part, facts, now),
  ) === true;

/** A condition that is not made of others. */
export type SegmentPart = FactCondition | StandingCondition;

/** A segment's verdict, from those of its parts. */
export function judgeSegment(
  condition: SegmentCondition,
  judgePart: (part: SegmentPart) => Verdict,
): Verdict {
  const within = (part: SegmentCondition) => judgeSegment(part, judgePart);
  if ("all" in condition) return allOf(condition.all, within);
  if ("any" in condition) return anyOf(condition.any, within);
  return "not" in condition ? notOf(within(condition.not)) : judgePart(condition);
}

export const isOfStanding = (part: SegmentPart): part is StandingCondition =>
  "score" in part ||
  "fit" in part ||
  "total" in part ||
  "grade" in part ||
  "tier" in part ||
  "stage" in part;

/**
 * Judges a lead that stands somewhere between two standings, both included; `null` when it depends on
 * where.
 */
export function judgeStanding(
  part: StandingCondition,
  low: StandingFacts,
  high: StandingFacts,
): Verdict {
  if ("score" in part) return isWithin(part.score, low.score, high.score);
  if ("fit" in part) return isWithin(part.fit, low.fit, high.fit);
  if ("total" in part) return isWithin(part.total, low.total, high.total);
  if ("grade" in part) return isOneOf(part.grade.oneOf, low.grade, high.grade);
  if ("tier" in part) return isOneOf(part.tier.oneOf, low.tier, high.tier);
  return isOneOf(part.stage.oneOf, low.stage ?? "", high.stage ?? "");
}

interface Bounds {
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
}

function isWithin(
  { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY }: Bounds,
  low: number,
  high: number,
): Verdict {
  if (low >= atLeast && high < below) return true;
  return high < atLeast || low >= below ? false : null;
}

const isOneOf = (names: readonly string[], low: string, high: string): Verdict =>
  low === high ? names.includes(low) : null;
