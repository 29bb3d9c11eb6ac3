import type { Calibration } from "./calibration/calibration.ts";
import type { VennAbers } from "./calibration/vennAbers.ts";
import type { FeatureBins } from "./data/featureBins.ts";
import type { Statement } from "./data/statement.ts";
import type { LinearTerm } from "./logistic/linearTerm.ts";

/** From the simplest: the points alone, the points corrected by a few labels, bins of features, bins and pairs. */
export type ModelKind = "points" | "logistic" | "additive" | "pairs";

/** Points as evidence: `perPoint` log-odds (not units) for each point above `meanPoints`, never below 0. */
export interface PointsWorth {
  readonly perPoint: number;
  readonly meanPoints: number;
}

export interface PointsSum {
  readonly kind: "points";
  /** In units of `unitsPerLogOdds`. */
  readonly intercept: number;
  readonly points: PointsWorth;
}

export interface LogisticSum {
  readonly kind: "logistic";
  readonly intercept: number;
  readonly points: PointsWorth;
  readonly terms: readonly LinearTerm[];
}

/** One feature's bins and what each adds, in units. `pairBins` puts bins together for the grids of pairs. */
export interface FeatureTable {
  readonly bins: FeatureBins;
  readonly units: readonly number[];
  readonly pairBins: readonly number[];
}

/** The grid of two features, by their places in `features`: cell `a's pair bin × b's pair bins + b's pair bin`. */
export interface PairTable {
  readonly a: number;
  readonly b: number;
  readonly units: readonly number[];
}

export interface AdditiveSum {
  readonly kind: "additive" | "pairs";
  readonly intercept: number;
  readonly features: readonly FeatureTable[];
  readonly pairs: readonly PairTable[];
}

export type ModelSum = PointsSum | LogisticSum | AdditiveSum;

/** How one kind of model did on rows it had not seen. */
export interface CandidateLoss {
  readonly kind: ModelKind;
  /** Strength of the penalty, of a logistic model. */
  readonly l2?: number;
  /** Mean log-loss, and the standard error of its distance from the best. */
  readonly logLoss: number;
  readonly standardError: number;
}

/** A learned model: plain JSON, about 30 kB for 17 features. */
export interface LearnedModel {
  readonly version: 1;
  readonly sum: ModelSum;
  readonly calibration: Calibration;
  /** Gives each lead its interval. */
  readonly interval: VennAbers;
  readonly trained: {
    readonly rows: number;
    readonly wins: number;
    readonly losses: number;
    readonly candidates: readonly CandidateLoss[];
  };
  /** What was left out, missing or noticed, in words. */
  readonly notes: readonly Statement[];
}
