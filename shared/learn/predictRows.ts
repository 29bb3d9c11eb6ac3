import { calibrate } from "./calibration/calibration.ts";
import type { TrainingTable } from "./data/table.ts";
import type { LearnedModel } from "./model.ts";
import { sigmoid } from "./odds.ts";
import { scoreRows } from "./scoreRows.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

/** The probabilities of every row of a table: the same digits as `predict` gives one by one. */
export function predictRows(model: LearnedModel, table: TrainingTable): Float64Array {
  const rows = Uint32Array.from(table.outcomes, (_, row) => row);
  return scoreRows(model.sum, table, rows).map((raw) =>
    sigmoid(
      model.calibration.kind === "none"
        ? raw
        : toUnits(calibrate(model.calibration, raw)) / unitsPerLogOdds,
    ),
  );
}
