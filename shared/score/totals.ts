import type { CompiledModel } from "../model/compile.ts";
import type { Model } from "../model/model.ts";
import { bandOf } from "./band.ts";
import type { Bands } from "./bands.ts";
import { capGroups } from "./capGroups.ts";
import type { Earned } from "./earned.ts";
import { roundPoints } from "./roundPoints.ts";

/** The sums of points, and the bands they fall into. */
export interface Totals extends Bands {
  /** Points from behaviour. */
  readonly score: number;
  /** Points from traits. */
  readonly fit: number;
  /** The sum of all contributions, disqualifying ones included. Nothing else changes it. */
  readonly total: number;
}

/** The tier of a lead that a `disqualify` rule hides from the lists. */
export const disqualifiedTier = "disqualified";

export function totalsOf(compiled: CompiledModel, { byRule, byHand }: Earned): Totals {
  const { model, kinds, groups } = compiled;
  const points = capGroups(groups, byRule);
  let score = 0;
  let fit = 0;
  let against = 0;
  let disqualified = false;
  for (let index = 0; index < points.length; index++) {
    // A rule that earned nothing adds nothing and does not disqualify.
    if (byRule[index] === 0) continue;
    const own = points[index] as number;
    const kind = kinds[index];
    if (kind === "interest") score += own;
    else if (kind === "fit") fit += own;
    else {
      against += own;
      disqualified = true;
    }
  }
  for (const own of byHand) score += own;
  const value = model.basis === "total" ? score + fit : score;
  const bands = bandsOf(model, value, fit, disqualified);
  // Each field by name: a spread takes as long as the sums.
  return {
    score: roundPoints(score),
    fit: roundPoints(fit),
    total: roundPoints(score + fit + against),
    value: bands.value,
    grade: bands.grade,
    tier: bands.tier,
    disqualified,
  };
}

/** The bands of sums that are not rounded yet. */
export function bandsOf(
  { tiers, grades }: Pick<Model, "tiers" | "grades">,
  value: number,
  fit: number,
  disqualified: boolean,
): Bands {
  const points = roundPoints(value);
  return {
    value: points,
    grade: bandOf(grades, roundPoints(fit)).letter,
    tier: disqualified ? disqualifiedTier : bandOf(tiers, points).name,
    disqualified,
  };
}
