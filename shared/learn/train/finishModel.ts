import { chooseCalibration } from "../calibration/chooseCalibration.ts";
import { fitVennAbers } from "../calibration/vennAbers.ts";
import type { TrainingTable } from "../data/table.ts";
import type { LearnedModel, ModelSum } from "../model.ts";
import { scoreRows } from "../scoreRows.ts";
import { candidatesOf, foldLabels } from "./candidatesOf.ts";
import type { Fold } from "./folds.ts";
import { outcomesOf } from "./refusals.ts";
import type { TrainingState } from "./trainingState.ts";

/** Adds calibration and intervals, which come from predictions of rows that the predicting model had not seen. */
export function finishModel(
  { choice, folds: predictions, notes }: TrainingState,
  table: TrainingTable,
  rows: Uint32Array,
  folds: readonly Fold[],
  sum: ModelSum,
): LearnedModel {
  const unseen = choice === undefined ? undefined : candidatesOf(predictions)[choice.chosen];
  // Two parameters of the points learn little of their own rows by heart: they do where there is nothing else.
  const scored =
    unseen === undefined
      ? {
          logOdds: scoreRows(sum, table, rows),
          outcomes: Uint8Array.from(rows, (row) => table.outcomes[row] as number),
          weights: Float64Array.from(rows, (row) => table.weights[row] as number),
        }
      : { logOdds: Float64Array.from(unseen.logOdds), ...foldLabels(table, folds) };
  const { wins, losses } = outcomesOf(table);
  return {
    version: 1,
    sum,
    calibration: unseen === undefined ? { kind: "none" } : chooseCalibration(scored).calibration,
    interval: fitVennAbers(scored),
    trained: { rows: table.rows, wins, losses, candidates: choice?.losses ?? [] },
    notes,
  };
}
