import type { SegmentCondition } from "../model/segmentConditions.ts";
import { judge } from "./condition.ts";
import type { Prepared } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { allOf, anyOf, type Judged, notOf } from "./judged.ts";
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

function holds(
  condition: SegmentCondition,
  standing: StandingFacts,
  facts: Facts,
  now: number,
): Judged {
  const holdsPart = (part: SegmentCondition) => holds(part, standing, facts, now);
  if ("all" in condition) return allOf(condition.all, holdsPart);
  if ("any" in condition) return anyOf(condition.any, holdsPart);
  if ("not" in condition) return notOf(holdsPart(condition.not));
  if ("score" in condition) return isWithin(condition.score, standing.score);
  if ("fit" in condition) return isWithin(condition.fit, standing.fit);
  if ("total" in condition) return isWithin(condition.total, standing.total);
  if ("grade" in condition) return condition.grade.oneOf.includes(standing.grade);
  if ("tier" in condition) return condition.tier.oneOf.includes(standing.tier);
  if ("stage" in condition) return condition.stage.oneOf.includes(standing.stage ?? "");
  return judge(condition, facts, now);
}

interface Bounds {
  readonly atLeast?: number | undefined;
  readonly below?: number | undefined;
}

const isWithin = ({ atLeast, below }: Bounds, points: number): boolean =>
  (atLeast === undefined || points >= atLeast) && (below === undefined || points < below);
