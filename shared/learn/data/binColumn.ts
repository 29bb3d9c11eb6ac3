import type { FeatureBins } from "./featureBins.ts";
import { numberBin } from "./numberBin.ts";
import type { Column } from "./table.ts";

/** The bin of each of the chosen rows. */
export function binColumn(bins: FeatureBins, column: Column, rows: Uint32Array): Uint8Array {
  const result = new Uint8Array(rows.length);
  if (bins.kind === "number" && column.kind === "number") {
    const cuts = Float64Array.from(bins.cuts);
    for (let index = 0; index < rows.length; index++)
      result[index] = numberBin(cuts, column.values[rows[index] as number] as number);
  } else if (bins.kind === "category" && column.kind === "category") {
    const places = new Map(bins.categories.map((text, index) => [text, index + 2]));
    const binOfCode = Uint8Array.from([
      0,
      ...column.categories.map((text) => places.get(text) ?? 1),
    ]);
    for (let index = 0; index < rows.length; index++)
      result[index] = binOfCode[column.codes[rows[index] as number] as number] as number;
  }
  return result;
}
