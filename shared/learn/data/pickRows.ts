import type { TrainingTable } from "./table.ts";

/** The chosen rows as a table of their own. */
export function pickRows(table: TrainingTable, rows: Uint32Array): TrainingTable {
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => values[row] as number);
  return {
    rows: rows.length,
    columns: table.columns.map((column) =>
      column.kind === "number"
        ? { ...column, values: pick(column.values) }
        : { ...column, codes: Uint32Array.from(rows, (row) => column.codes[row] as number) },
    ),
    outcomes: Uint8Array.from(rows, (row) => table.outcomes[row] as number),
    weights: pick(table.weights),
    points: pick(table.points),
    atMs: pick(table.atMs),
  };
}
