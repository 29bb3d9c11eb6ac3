import { pickRows } from "../data/pickRows.ts";
import { rowOrder } from "../data/rowOrder.ts";
import type { TrainingTable } from "../data/table.ts";

/** The part that decides whether a model is published. */
const heldOutShare = 0.2;

/** Holds the newest fifth of the examples out: a model is judged by what came after all it was trained on. */
export function splitNewest(table: TrainingTable): {
  readonly train: TrainingTable;
  readonly heldOut: TrainingTable;
} {
  const { rows } = rowOrder(table);
  const first = Math.round((1 - heldOutShare) * rows.length);
  return {
    train: pickRows(table, rows.subarray(0, first)),
    heldOut: pickRows(table, rows.subarray(first)),
  };
}
