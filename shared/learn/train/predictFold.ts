import { fitPoints } from "../logistic/fitPoints.ts";
import { shrunkLogistic } from "../logistic/shrunkLogistic.ts";
import type { ModelSum } from "../model.ts";
import { scoreRows } from "../scoreRows.ts";
import { type FitInput, sumOfFit } from "./fitStep.ts";
import type { FitInProgress, FoldPredictions } from "./trainingState.ts";

/** What every candidate says of a fold's held-out rows, after training on its other rows. */
export function predictFold(
  input: FitInput,
  fit: FitInProgress,
  test: Uint32Array,
): FoldPredictions {
  const { table, columns, rows, directions } = input;
  const points = fitPoints(table, rows);
  const predict = (sum: ModelSum): number[] =>
    Array.from(scoreRows(sum, table, test), (logOdds) => Math.round(logOdds * 1e6) / 1e6);
  return {
    points: predict(points),
    logistic: shrunkLogistic(table, columns, rows, points, directions).map(predict),
    additive: predict(sumOfFit(input, fit, false)),
    pairs: predict(sumOfFit(input, fit, true)),
  };
}
