import { assemble } from "../additive/assemble.ts";
import { bagRows } from "../additive/bagRows.ts";
import { boostMains } from "../additive/boostMains.ts";
import { boostPairs } from "../additive/boostPairs.ts";
import { mainRows, pairCells } from "../additive/boostRows.ts";
import { bestPairs, pairsOf } from "../additive/pairGains.ts";
import { maxPairs } from "../additive/settings.ts";
import { pairBinCount, shapeOf } from "../additive/shape.ts";
import type { Column, TrainingTable } from "../data/table.ts";
import type { Directions } from "../direction.ts";
import type { AdditiveSum } from "../model.ts";
import type { FitInProgress } from "./trainingState.ts";

/** What one additive model is fitted to. */
export interface FitInput {
  readonly table: TrainingTable;
  readonly columns: readonly Column[];
  readonly rows: Uint32Array;
  readonly directions: Directions;
  readonly bags: number;
  readonly withPairs: boolean;
}

export const stepsOfFit = ({ bags, withPairs }: Pick<FitInput, "bags" | "withPairs">): number =>
  withPairs ? 2 * bags : bags;

/** One more bag of single features or, when all have theirs, of pairs. The same object when nothing is left to do. */
export function fitStep(input: FitInput, before: FitInProgress | undefined): FitInProgress {
  const { table, columns, rows, directions, bags, withPairs } = input;
  const fit = before ?? { shape: shapeOf(table, columns, rows), mains: [], pairBags: [] };
  if (fit.mains.length < bags) {
    const bag = bagRows(rows, table.outcomes, fit.mains.length);
    const next = boostMains(table, columns, fit.shape, bag, directions, withPairs);
    return { ...fit, mains: [...fit.mains, next] };
  }
  if (!withPairs || fit.pairBags.length === bags) return fit;
  const pairs =
    fit.pairs ??
    bestPairs(
      pairsOf(fit.shape, directions),
      fit.mains.map(({ gains }) => gains),
      maxPairs,
    );
  const bag = bagRows(rows, table.outcomes, fit.pairBags.length);
  const mains = fit.mains[fit.pairBags.length]?.units ?? [];
  const next = boostPairs(table, columns, fit.shape, bag, mains, pairs);
  return { ...fit, pairs, pairBags: [...fit.pairBags, next] };
}

export const isFitted = ({ bags, withPairs }: FitInput, fit: FitInProgress): boolean =>
  fit.mains.length === bags && (!withPairs || fit.pairBags.length === bags);

/** The model of all bags; without pairs when `withPairs` is false. */
export function sumOfFit(input: FitInput, fit: FitInProgress, withPairs: boolean): AdditiveSum {
  const { table, columns, rows } = input;
  const { shape } = fit;
  const main = withPairs ? mainRows(table, columns, shape, rows) : undefined;
  const cellWeights = (a: number, b: number): Float64Array => {
    const cells =
      pairBinCount(shape.features[a]?.pairBins ?? [0]) *
      pairBinCount(shape.features[b]?.pairBins ?? [0]);
    const weights = new Float64Array(cells);
    if (main === undefined) return weights;
    for (const [row, cell] of pairCells(main, shape, a, b).entries())
      weights[cell] = (weights[cell] as number) + (main.weights[row] as number);
    return weights;
  };
  return withPairs
    ? assemble(shape, fit.mains, fit.pairs ?? [], fit.pairBags, cellWeights)
    : assemble(shape, fit.mains, [], [], cellWeights);
}
