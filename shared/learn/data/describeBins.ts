import { categoryBins } from "./categoryBins.ts";
import type { FeatureBins } from "./featureBins.ts";
import { quantileCuts } from "./quantileCuts.ts";
import type { Column, TrainingTable } from "./table.ts";

/** Bins of one feature, missing and rare ones included. More only slow training: trees hardly use them. */
export const maxBins = 64;

/** The bins of one column, from the chosen rows alone. */
export const describeBins = (
  column: Column,
  table: TrainingTable,
  rows: Uint32Array,
): FeatureBins =>
  column.kind === "category"
    ? categoryBins(column, table, rows, maxBins)
    : {
        name: column.name,
        kind: "number",
        cuts: quantileCuts(column.values, rows, maxBins - 1),
      };
