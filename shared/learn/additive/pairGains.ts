import type { Directions } from "../direction.ts";
import { pairCells } from "./boostRows.ts";
import { type BoostRows, sumGradients } from "./boostTerms.ts";
import { pairTree } from "./pairTree.ts";
import { tree } from "./settings.ts";
import { pairBinCount, type Shape } from "./shape.ts";

/** This many rows rank pairs as well as all do. */
const maxRows = 10_000;
/** A pair's first tree needs more behind it than a later one: ranking must not fall for a few odd rows. */
const ranking = { ...tree, minLeafHessian: 5 * tree.minLeafHessian };

/** Every two features that may be a pair, by their places. One with a direction stays alone, so that it keeps it. */
export function pairsOf(shape: Shape, directions: Directions): [number, number][] {
  const free = shape.features.flatMap(({ bins }, index) =>
    (directions[bins.name] ?? 0) === 0 ? [index] : [],
  );
  return free.flatMap((a, place) => free.slice(place + 1).map((b): [number, number] => [a, b]));
}

/** By how much one tree over each pair would lower the loss of rows that single features already explain (FAST). */
export function pairGains(rows: BoostRows, shape: Shape, directions: Directions): number[] {
  const stride = Math.max(1, Math.ceil(rows.outcomes.length / maxRows));
  const thin = <T extends Uint8Array | Uint16Array | Float64Array>(values: T): T =>
    stride === 1 ? values : (values.filter((_, row) => row % stride === 0) as T);
  const sample: BoostRows = {
    cellOf: rows.cellOf.map(thin),
    outcomes: thin(rows.outcomes),
    weights: thin(rows.weights),
    logOdds: thin(rows.logOdds),
  };
  return pairsOf(shape, directions).map(([a, b]) => {
    const binsA = pairBinCount(shape.features[a]?.pairBins ?? [0]);
    const binsB = pairBinCount(shape.features[b]?.pairBins ?? [0]);
    const gradient = new Float64Array(binsA * binsB);
    const hessian = new Float64Array(binsA * binsB);
    sumGradients(sample, pairCells(sample, shape, a, b), gradient, hessian);
    return pairTree(binsA, binsB, ranking)(gradient, hessian);
  });
}

/** The pairs that gain most on average over the bags. */
export function bestPairs(
  pairs: readonly (readonly [number, number])[],
  gains: readonly (readonly number[])[],
  most: number,
): (readonly [number, number])[] {
  return pairs
    .map((pair, index) => ({
      pair,
      gain: gains.reduce((sum, ofBag) => sum + (ofBag[index] as number), 0),
    }))
    .filter(({ gain }) => gain > 0)
    .sort((x, y) => y.gain - x.gain)
    .slice(0, most)
    .map(({ pair }) => pair);
}
