import type { AdditiveSum } from "../model.ts";
import type { MainsOfBag } from "./boostMains.ts";
import type { PairsOfBag } from "./boostPairs.ts";
import { purify } from "./purify.ts";
import type { Shape } from "./shape.ts";

/**
 * One model of all bags: the mean of their tables, without the pairs that do not lower held-out loss. What a pair says
 * about one of its features alone is moved to that feature, and every table's mean to the intercept, so that a bin's
 * value is its distance from an average lead.
 */
export function assemble(
  shape: Shape,
  mains: readonly MainsOfBag[],
  pairs: readonly (readonly [number, number])[],
  pairBags: readonly PairsOfBag[],
  cellWeights: (a: number, b: number) => Float64Array,
): AdditiveSum {
  const tables = shape.features.map((_, index) =>
    mean(mains.map(({ units }) => units[index] ?? [])),
  );
  const kept = pairs.flatMap(([a, b], index) => {
    const worth = pairBags.reduce((sum, bag) => sum + (bag.worth[index] as number), 0);
    return worth > 0
      ? [{ a, b, units: mean(pairBags.map(({ units }) => units[index] ?? [])) }]
      : [];
  });
  for (const { a, b, units } of kept) {
    const first = { table: tables[a] as number[], pairBins: shape.features[a]?.pairBins ?? [] };
    const second = { table: tables[b] as number[], pairBins: shape.features[b]?.pairBins ?? [] };
    purify(units, cellWeights(a, b), first, second);
  }
  let intercept = shape.intercept;
  for (const [index, { counts }] of shape.features.entries()) {
    const table = tables[index] as number[];
    const all = counts.reduce((sum, count) => sum + count, 0);
    const centre =
      table.reduce((sum, units, bin) => sum + units * (counts[bin] as number), 0) / all;
    intercept += centre;
    for (let bin = 0; bin < table.length; bin++) table[bin] = (table[bin] as number) - centre;
  }
  return {
    kind: kept.length > 0 ? "pairs" : "additive",
    intercept: whole(intercept),
    features: shape.features.map(({ bins, pairBins }, index) => ({
      bins,
      pairBins,
      units: (tables[index] as number[]).map(whole),
    })),
    pairs: kept.map(({ a, b, units }) => ({ a, b, units: units.map(whole) })),
  };
}

const whole = (units: number): number => Math.round(units) + 0;

function mean(tables: readonly (readonly number[])[]): number[] {
  const cells = tables[0]?.length ?? 0;
  return Array.from({ length: cells }, (_, cell) => {
    return tables.reduce((sum, table) => sum + (table[cell] as number), 0) / tables.length;
  });
}
