import type { Column, TrainingTable } from "../data/table.ts";
import { toUnits } from "../units.ts";
import type { Bag } from "./bagRows.ts";
import { addTable, mainRows, pairCells } from "./boostRows.ts";
import { type BoostRows, boostTerms, meanLogLoss } from "./boostTerms.ts";
import { pairTree } from "./pairTree.ts";
import { pairBoost, tree } from "./settings.ts";
import { pairBinCount, type Shape } from "./shape.ts";

/** What one bag learned of pairs. Plain JSON. */
export interface PairsOfBag {
  /** Units for each pair and cell. */
  readonly units: readonly (readonly number[])[];
  /** By how much each pair lowers the log-loss of the bag's held-out rows; below 0 it does harm. */
  readonly worth: readonly number[];
}

/** Boosts pairs on top of what the same bag learned of single features. */
export function boostPairs(
  table: TrainingTable,
  columns: readonly Column[],
  shape: Shape,
  bag: Bag,
  mains: readonly (readonly number[])[],
  pairs: readonly (readonly [number, number])[],
): PairsOfBag {
  const rowsOf = (rows: Uint32Array): BoostRows => {
    const main = mainRows(table, columns, shape, rows);
    for (const [index, units] of mains.entries())
      addTable(main.logOdds, main.cellOf[index] as Uint16Array, units);
    return { ...main, cellOf: pairs.map(([a, b]) => pairCells(main, shape, a, b)) };
  };
  const train = rowsOf(bag.train);
  const heldOut = rowsOf(bag.heldOut);
  const start = heldOut.logOdds.slice();
  const terms = pairs.map(([a, b]) => {
    const binsA = pairBinCount(shape.features[a]?.pairBins ?? [0]);
    const binsB = pairBinCount(shape.features[b]?.pairBins ?? [0]);
    return { cells: binsA * binsB, fitTree: pairTree(binsA, binsB, tree) };
  });
  const { tables } = boostTerms(terms, train, heldOut, pairBoost(bag.train.length));
  const units = tables.map((cells) => Array.from(cells, toUnits));
  heldOut.logOdds.set(start);
  for (const [index, cells] of units.entries())
    addTable(heldOut.logOdds, heldOut.cellOf[index] as Uint16Array, cells);
  const loss = meanLogLoss(heldOut);
  const worth = units.map((cells, index) => {
    const cellOf = heldOut.cellOf[index] as Uint16Array;
    addTable(heldOut.logOdds, cellOf, cells, -1);
    const without = meanLogLoss(heldOut);
    addTable(heldOut.logOdds, cellOf, cells);
    return without - loss;
  });
  return { units, worth };
}
