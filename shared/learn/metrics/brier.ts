import type { Predicted } from "./predicted.ts";
import { weightedMean } from "./weightedMean.ts";

/** Mean squared distance of probability and outcome: 0 is perfect, 0.25 is a coin. */
export const brier = ({ probabilities, outcomes, weights }: Predicted): number =>
  weightedMean(
    probabilities.map((probability, row) => (probability - (outcomes[row] as number)) ** 2),
    weights,
  );
