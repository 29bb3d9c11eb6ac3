import { binColumn } from "../data/binColumn.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import { unitsPerLogOdds } from "../units.ts";
import type { BoostRows } from "./boostTerms.ts";
import { pairBinCount, type Shape } from "./shape.ts";

/** The chosen rows as boosting of single features reads them. */
export function mainRows(
  table: TrainingTable,
  columns: readonly Column[],
  shape: Shape,
  rows: Uint32Array,
): BoostRows {
  return {
    cellOf: shape.features.map(({ bins }, index) =>
      Uint16Array.from(binColumn(bins, columns[index] as Column, rows)),
    ),
    outcomes: Uint8Array.from(rows, (row) => table.outcomes[row] as number),
    weights: Float64Array.from(rows, (row) => table.weights[row] as number),
    logOdds: new Float64Array(rows.length).fill(shape.intercept / unitsPerLogOdds),
  };
}

/** The cell of each row in a pair's grid. */
export function pairCells(main: BoostRows, shape: Shape, a: number, b: number): Uint16Array {
  const binsA = shape.features[a]?.pairBins ?? [];
  const binsB = shape.features[b]?.pairBins ?? [];
  const width = pairBinCount(binsB);
  const cellOfA = Uint16Array.from(binsA, (bin) => bin * width);
  const cellOfB = Uint16Array.from(binsB);
  const mainA = main.cellOf[a] as Uint16Array;
  const mainB = main.cellOf[b] as Uint16Array;
  const cells = new Uint16Array(mainA.length);
  for (let row = 0; row < cells.length; row++)
    cells[row] =
      (cellOfA[mainA[row] as number] as number) + (cellOfB[mainB[row] as number] as number);
  return cells;
}

/** Adds each row's value of one table to its log-odds; `sign` -1 takes it away. */
export function addTable(
  logOdds: Float64Array,
  cellOf: Uint16Array,
  units: readonly number[],
  sign = 1,
): void {
  const values = Float64Array.from(units, (unit) => (sign * unit) / unitsPerLogOdds);
  for (let row = 0; row < logOdds.length; row++)
    logOdds[row] = (logOdds[row] as number) + (values[cellOf[row] as number] as number);
}
