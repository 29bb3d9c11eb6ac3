import { standardErrorOf, weightedMean } from "../metrics/weightedMean.ts";
import type { CandidateLoss, ModelKind } from "../model.ts";
import { logLossOf } from "../odds.ts";

export interface Candidate {
  readonly kind: ModelKind;
  readonly l2?: number;
  /** Log-odds of the held-out rows of every fold, one after the other. */
  readonly logOdds: ArrayLike<number>;
}

export interface Choice {
  /** Place of the chosen one among the candidates. */
  readonly chosen: number;
  readonly losses: readonly CandidateLoss[];
}

/**
 * How sure it must be, in standard errors, that a simpler model is worse before it is given up. With many labels the
 * standard error is tiny and the best one wins; with few, chance cannot make a complicated model look better.
 */
const errorsToGiveUp = 0.5;

/** Chooses by held-out log-loss; candidates come from the simplest to the most complicated. */
export function chooseCandidate(
  candidates: readonly Candidate[],
  outcomes: ArrayLike<number>,
  weights: ArrayLike<number>,
): Choice {
  const losses = candidates.map(({ logOdds }) =>
    Float64Array.from(logOdds, (value, row) => logLossOf(outcomes[row] as number, value)),
  );
  const means = losses.map((loss) => weightedMean(loss, weights));
  const best = means.indexOf(Math.min(...means));
  const errors = losses.map((loss) =>
    standardErrorOf(
      loss.map((value, row) => value - (losses[best]?.[row] as number)),
      weights,
    ),
  );
  const close = (index: number): boolean =>
    (means[index] as number) - (means[best] as number) <=
    errorsToGiveUp * (errors[index] as number);
  return {
    chosen: means.findIndex((_, index) => close(index)),
    losses: candidates.map(({ kind, l2 }, index) => ({
      kind,
      ...(l2 === undefined ? {} : { l2 }),
      logLoss: means[index] as number,
      standardError: errors[index] as number,
    })),
  };
}
