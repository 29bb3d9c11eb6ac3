import { binCount } from "../data/featureBins.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import type { Directions } from "../direction.ts";
import { toUnits } from "../units.ts";
import type { Bag } from "./bagRows.ts";
import { addTable, mainRows } from "./boostRows.ts";
import { boostTerms } from "./boostTerms.ts";
import { featureTree } from "./featureTree.ts";
import { pairGains } from "./pairGains.ts";
import { mainBoost, tree } from "./settings.ts";
import type { Shape } from "./shape.ts";

/** What one bag learned of single features, and what each pair could add. Plain JSON. */
export interface MainsOfBag {
  /** Units for each feature and bin. */
  readonly units: readonly (readonly number[])[];
  /** For each pair of `pairsOf`, by how much its best tree would lower the loss. */
  readonly gains: readonly number[];
}

export function boostMains(
  table: TrainingTable,
  columns: readonly Column[],
  shape: Shape,
  bag: Bag,
  directions: Directions,
  withPairs: boolean,
): MainsOfBag {
  const train = mainRows(table, columns, shape, bag.train);
  const heldOut = mainRows(table, columns, shape, bag.heldOut);
  const start = train.logOdds.slice();
  const terms = shape.features.map(({ bins }) => ({
    cells: binCount(bins),
    fitTree: featureTree(binCount(bins), directions[bins.name] ?? 0, tree),
  }));
  const { tables } = boostTerms(terms, train, heldOut, mainBoost(bag.train.length));
  const units = tables.map((cells) => Array.from(cells, toUnits));
  if (!withPairs) return { units, gains: [] };
  train.logOdds.set(start);
  for (const [index, cells] of units.entries())
    addTable(train.logOdds, train.cellOf[index] as Uint16Array, cells);
  return { units, gains: pairGains(train, shape, directions) };
}
