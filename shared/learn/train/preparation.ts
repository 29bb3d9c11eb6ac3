import { rowOrder } from "../data/rowOrder.ts";
import type { Statement } from "../data/statement.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import { usableColumns } from "../data/usableColumns.ts";
import { type Fold, foldsOf } from "./folds.ts";

/** What every step needs of the table and can find out again: it is not part of the state. */
export interface Preparation {
  readonly rows: Uint32Array;
  readonly print: number;
  readonly columns: readonly Column[];
  readonly notes: readonly Statement[];
  readonly folds: readonly Fold[];
}

/** A memory only, for steps that follow each other in one process: a table's preparation is a function of the table. */
const prepared = new WeakMap<TrainingTable, Preparation>();

export function prepare(table: TrainingTable): Preparation {
  const known = prepared.get(table);
  if (known !== undefined) return known;
  const { rows, print } = rowOrder(table);
  const { columns, notes } = usableColumns(table);
  const preparation = { rows, print, columns, notes, folds: foldsOf(table, rows) };
  prepared.set(table, preparation);
  return preparation;
}
