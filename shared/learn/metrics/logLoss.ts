import type { Predicted } from "./predicted.ts";
import { weightedMean } from "./weightedMean.ts";

/** Mean log-loss: 0 is perfect, 0.69 is a coin. A probability of 0 or 1 counts as 1e-15 from it, as in scikit-learn. */
export const logLoss = ({ probabilities, outcomes, weights }: Predicted): number =>
  weightedMean(
    probabilities.map((probability, row) => {
      const bounded = Math.min(1 - 1e-15, Math.max(1e-15, probability));
      return -Math.log(outcomes[row] === 1 ? bounded : 1 - bounded);
    }),
    weights,
  );
