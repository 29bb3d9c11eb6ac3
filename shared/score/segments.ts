import type { SegmentCondition } from "../model/segmentConditions.ts";
import { judge } from "./condition.ts";
import type { Prepared } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import type { Totals } from "./totals.ts";

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
    .filter(([, { when }]) => holds(when, standing, facts, now) === true)
    .map(([name]) => name);

/**
 * `null` for what cannot be judged because a trait has the wrong type: neither it nor its `not` holds, as
 * in rules.
 */
function holds(
  condition: SegmentCondition,
  standing: StandingFacts,
  facts: Facts,
  now: number,
): boolean | null {
  const holdsPart = (part: SegmentCondition) => holds(part, standing, facts, now);
  if ("all" in condition) {
    const parts = condition.all.map(holdsPart);
    return parts.includes(false) ? false : parts.includes(null) ? null : true;
  }
  if ("any" in condition) {
    const parts = condition.any.map(holdsPart);
    return parts.includes(true) ? true : parts.includes(null) ? null : false;
  }
  if ("not" in condition) {
    const part = holdsPart(condition.not);
    return part === null ? null : !part;
  }
  if ("score" in condition) return isWithin(condition.score, standing.score);
  if ("fit" in condition) return isWithin(condition.fit, standing.fit);
  if ("total" in condition) return isWithin(condition.total, standing.total);
  if ("grade" in condition) return condition.grade.oneOf.includes(standing.grade);
  if ("tier" in condition) return condition.tier.oneOf.includes(standing.tier);
  if ("stage" in condition) return condition.stage.oneOf.includes(standing.stage ?? "");
  const verdict = judge(condition, facts, now);
  return verdict.fault ? null : verdict.holds;
}

interface Bounds {
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
}

const isWithin = ({ atLeast, below }: Bounds, points: number): boolean =>
  (atLeast === undefined || points >= atLeast) && (below === undefined || points < below);
