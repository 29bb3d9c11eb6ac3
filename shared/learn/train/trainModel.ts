import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import type { Statement } from "../data/statement.ts";
import type { TrainingTable } from "../data/table.ts";
import type { LearnedModel } from "../model.ts";
import { startTraining } from "./startTraining.ts";
import type { TrainingOptions } from "./trainingState.ts";
import { trainStep } from "./trainStep.ts";

/**
 * Trains in one go: every step after the other. Returns the model, or the reasons why nothing can be learned; it never
 * throws, whatever the outcomes are.
 *
 * @example
 * const { table } = buildTable(examples, nowMs);
 * const trained = trainModel(table);
 * if (trained.ok) predict(trained.value, { points: 40, features: { "page views": 12 } });
 */
export function trainModel(
  table: TrainingTable,
  options: TrainingOptions = {},
): Result<LearnedModel, readonly Statement[]> {
  let step = startTraining(table, options);
  while (step.ok) {
    if (step.value.model !== undefined) return ok(step.value.model);
    step = trainStep(step.value, table);
  }
  return fail(step.reason);
}
