import type { CompiledModel } from "../model/compile.ts";
import type { Model } from "../model/model.ts";
import { bandOf } from "./band.ts";
import { capGroups } from "./capGroups.ts";
import type { Earned } from "./earned.ts";
import { roundPoints } from "./roundPoints.ts";

/** Where a lead stands: what tier and stage depend on, and nothing else. */
export interface Standing {
  /** What tiers and stages go by (the model's `basis`): the score, or score and fit together. */
  readonly value: number;
  /** A letter for the fit. */
  readonly grade: string;
  /** A band of `value`, or `disqualified`. */
  readonly tier: string;
  readonly disqualified: boolean;
}

/** The sums of points, and the bands they fall into. */
export interface Totals extends Standing {
  /** Interest: points from behaviour. */
  readonly score: number;
  /** Fit: points from traits. */
  readonly fit: number;
  /** The sum of all contributions, disqualifying ones included. Nothing else moves it. */
  readonly total: number;
}

/** The tier of a lead that a `disqualify` rule took off the lists. */
export const disqualifiedTier = "disqualified";

export function totalsOf(compiled: CompiledModel, { byRule, byHand }: Earned): Totals {
  const { model, kinds, groups } = compiled;
  const points = capGroups(groups, byRule);
  let score = 0;
  let fit = 0;
  let against = 0;
  let disqualified = false;
  for (let place = 0; place < points.length; place++) {
    // A rule that earned nothing adds nothing, and it disqualifies nobody.
    if (byRule[place] === 0) continue;
    const own = points[place] as number;
    const kind = kinds[place];
    if (kind === "interest") score += own;
    else if (kind === "fit") fit += own;
    else {
      against += own;
      disqualified = true;
    }
  }
  for (const own of byHand) score += own;
  const value = model.basis === "total" ? score + fit : score;
  const standing = standingOf(model, value, fit, disqualified);
  // Each by its name: to spread them takes as long as the sums.
  return {
    score: roundPoints(score),
    fit: roundPoints(fit),
    total: roundPoints(score + fit + against),
    value: standing.value,
    grade: standing.grade,
    tier: standing.tier,
    disqualified,
  };
}

/** Of sums that are not rounded yet. */
export function standingOf(
  { tiers, grades }: Pick<Model, "tiers" | "grades">,
  value: number,
  fit: number,
  disqualified: boolean,
): Standing {
  const points = roundPoints(value);
  return {
    value: points,
    grade: bandOf(grades, roundPoints(fit)).letter,
    tier: disqualified ? disqualifiedTier : bandOf(tiers, points).name,
    disqualified,
  };
}
