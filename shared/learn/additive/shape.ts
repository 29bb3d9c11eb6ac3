import { binColumn } from "../data/binColumn.ts";
import { describeBins } from "../data/describeBins.ts";
import { binCount, type FeatureBins } from "../data/featureBins.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import { toUnits } from "../units.ts";
import { pairBinsOf } from "./pairBins.ts";

/** An additive model before boosting: bins of each feature, and where the sum begins (units). Plain JSON. */
export interface Shape {
  readonly intercept: number;
  readonly features: readonly {
    readonly bins: FeatureBins;
    readonly pairBins: readonly number[];
    /** Weight of the rows in each bin. */
    readonly counts: readonly number[];
  }[];
}

/** Describes bins by the chosen rows. A column that is constant in them has one bin and adds nothing. */
export function shapeOf(
  table: TrainingTable,
  columns: readonly Column[],
  rows: Uint32Array,
): Shape {
  let wins = 0;
  let all = 0;
  for (const row of rows) {
    const weight = table.weights[row] as number;
    wins += weight * (table.outcomes[row] as number);
    all += weight;
  }
  const features = columns.map((column) => {
    const bins = describeBins(column, table, rows);
    const counts = new Array<number>(binCount(bins)).fill(0);
    const places = binColumn(bins, column, rows);
    for (let index = 0; index < rows.length; index++) {
      const bin = places[index] as number;
      counts[bin] = (counts[bin] as number) + (table.weights[rows[index] as number] as number);
    }
    return { bins, pairBins: pairBinsOf(counts), counts };
  });
  return { intercept: toUnits(Math.log(wins / (all - wins))), features };
}

export const pairBinCount = (pairBins: readonly number[]): number =>
  (pairBins[pairBins.length - 1] as number) + 1;
