import { fail, ok, type Result } from "../../result.ts";
import type { Statement } from "../data/statement.ts";
import type { TrainingTable } from "../data/table.ts";
import { comparedBags, finalBags } from "./bagCounts.ts";
import { prepare } from "./preparation.ts";
import { missingLabels, refusals } from "./refusals.ts";
import type { TrainingOptions, TrainingState } from "./trainingState.ts";

/** Begins a training, or says why nothing can be learned. Nothing is fitted yet: `trainStep` does that. */
export function startTraining(
  table: TrainingTable,
  options: TrainingOptions = {},
): Result<TrainingState, readonly Statement[]> {
  const reasons = refusals(table);
  if (reasons.length > 0) return fail(reasons);
  const { print, notes, folds, columns } = prepare(table);
  const missing = missingLabels(table);
  const compared = missing === undefined && columns.length > 0;
  return ok({
    version: 1,
    print,
    options,
    notes: missing === undefined ? notes : [missing, ...notes],
    progress: {
      done: 0,
      all: compared
        ? folds.reduce(
            (sum, { train }) => sum + 2 * comparedBags(train.length, columns.length) + 1,
            0,
          ) +
          2 * finalBags(table.rows, columns.length) +
          1
        : 1,
    },
    folds: [],
  });
}
