import { fail, ok, type Result } from "../../result.ts";
import type { Statement } from "../data/statement.ts";
import type { TrainingTable } from "../data/table.ts";
import { fitPoints } from "../logistic/fitPoints.ts";
import { shrunkLogistic } from "../logistic/shrunkLogistic.ts";
import type { ModelSum } from "../model.ts";
import { comparedBags, finalBags } from "./bagCounts.ts";
import { candidatesOf, foldLabels } from "./candidatesOf.ts";
import { chooseCandidate } from "./chooseCandidate.ts";
import { finishModel } from "./finishModel.ts";
import { fitStep, isFitted, sumOfFit } from "./fitStep.ts";
import { predictFold } from "./predictFold.ts";
import { type Preparation, prepare } from "./preparation.ts";
import { missingLabels } from "./refusals.ts";
import type { TrainingState } from "./trainingState.ts";

/**
 * Does the next part of a training: at most a few seconds of CPU. It is finished when the state has a `model`; then the
 * same state is returned. Fails when the table is not the one that the training began with.
 */
export function trainStep(
  state: TrainingState,
  table: TrainingTable,
): Result<TrainingState, readonly Statement[]> {
  if (state.model !== undefined) return ok(state);
  const preparation = prepare(table);
  if (preparation.print !== state.print)
    return fail([
      {
        code: "other-examples",
        text: "The examples changed since this training began. Start the training again.",
      },
    ]);
  const next = stepOf(state, table, preparation);
  const { done, all } = state.progress;
  const finished = next.model !== undefined;
  return ok({
    ...next,
    progress: { done: done + 1, all: finished ? done + 1 : Math.max(all, done + 2) },
  });
}

function stepOf(
  state: TrainingState,
  table: TrainingTable,
  preparation: Preparation,
): TrainingState {
  const { columns, folds, rows } = preparation;
  const learnable = missingLabels(table) === undefined && columns.length > 0;
  const fold = learnable ? folds[state.folds.length] : undefined;
  if (fold !== undefined) return foldStep(state, table, preparation, fold.train, fold.test);
  const points = fitPoints(table, rows);
  const { choice } = state;
  const directions = state.options.directions ?? {};
  if (choice === undefined || choice.kind === "points")
    return finish(state, table, preparation, points);
  if (choice.kind === "logistic") {
    // The points are the first candidate; the penalties follow.
    const sum = shrunkLogistic(table, columns, rows, points, directions)[choice.chosen - 1];
    return finish(state, table, preparation, sum ?? points);
  }
  const withPairs = choice.kind === "pairs";
  const input = {
    table,
    columns,
    rows,
    directions,
    bags: finalBags(rows.length, columns.length),
    withPairs,
  };
  const fit = fitStep(input, state.fit);
  if (!isFitted(input, fit)) return { ...state, fit };
  return finish(state, table, preparation, sumOfFit(input, fit, withPairs));
}

/** One bag of a fold's additive model; when it has them all, the predictions of every candidate. */
function foldStep(
  state: TrainingState,
  table: TrainingTable,
  { columns, folds }: Preparation,
  rows: Uint32Array,
  test: Uint32Array,
): TrainingState {
  const directions = state.options.directions ?? {};
  const bags = comparedBags(rows.length, columns.length);
  const input = { table, columns, rows, directions, bags, withPairs: true };
  const before = state.fit;
  if (before === undefined || !isFitted(input, before))
    return { ...state, fit: fitStep(input, before) };
  const { fit: _, ...rest } = state;
  const predictions = predictFold(input, before, test);
  const done = [...state.folds, predictions];
  if (done.length < folds.length) return { ...rest, folds: done };
  const { outcomes, weights } = foldLabels(table, folds);
  const candidates = candidatesOf(done);
  const choice = chooseCandidate(candidates, outcomes, weights);
  return {
    ...rest,
    folds: done,
    choice: { ...choice, kind: candidates[choice.chosen]?.kind ?? "points" },
  };
}

function finish(
  state: TrainingState,
  table: TrainingTable,
  { folds, rows }: Preparation,
  sum: ModelSum,
): TrainingState {
  const { fit: _, ...rest } = state;
  return { ...rest, model: finishModel(state, table, rows, folds, sum) };
}
