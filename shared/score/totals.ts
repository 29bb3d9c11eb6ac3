import type { CompiledModel } from "../model/compile.ts";
import { bandOf } from "./band.ts";
import { capGroups } from "./capGroups.ts";
import type { Earned } from "./earned.ts";
import { exact } from "./exact.ts";

/** The sums of points, and the bands they fall into. */
export interface Totals {
  /** Interest: points from behaviour. */
  readonly score: number;
  /** Fit: points from traits. */
  readonly fit: number;
  /** The sum of all contributions, disqualifying ones included. Nothing else moves it. */
  readonly total: number;
  /** A letter for `fit`. */
  readonly grade: string;
  /** A band of the model's `basis`, or `disqualified`. */
  readonly tier: string;
  readonly disqualified: boolean;
}

/** The tier of a lead that a `disqualify` rule took off the lists. */
export const disqualifiedTier = "disqualified";

export function totalsOf(
  { model, kinds, groups }: CompiledModel,
  { byRule, byHand }: Earned,
): Totals {
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
  const sums = { score: exact(score), fit: exact(fit), total: exact(score + fit + against) };
  return {
    ...sums,
    grade: bandOf(model.grades, sums.fit).letter,
    tier: disqualified
      ? disqualifiedTier
      : bandOf(model.tiers, model.basis === "total" ? exact(score + fit) : sums.score).name,
    disqualified,
  };
}
