import { fitVennAbers } from "../calibration/vennAbers.ts";
import type { TrainingTable } from "../data/table.ts";
import { fitPoints } from "../logistic/fitPoints.ts";
import type { LearnedModel } from "../model.ts";
import { scoreRows } from "../scoreRows.ts";
import { outcomesOf } from "../train/refusals.ts";

/** The published points as a model: the probability that each total stands for. What every challenger must beat. */
export function pointsModel(table: TrainingTable): LearnedModel {
  const rows = Uint32Array.from(table.outcomes, (_, row) => row);
  const sum = fitPoints(table, rows);
  const { outcomes, weights } = table;
  return {
    version: 1,
    sum,
    calibration: { kind: "none" },
    interval: fitVennAbers({ logOdds: scoreRows(sum, table, rows), outcomes, weights }),
    trained: { rows: table.rows, ...outcomesOf(table), candidates: [] },
    notes: [],
  };
}
