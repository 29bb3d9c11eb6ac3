import { isotonic } from "./isotonic.ts";
import type { Scored } from "./scored.ts";

/**
 * A Venn-Abers predictor in steps: a lead whose log-odds are from `cuts[k - 1]` to below `cuts[k]` has its probability
 * between `low[k]` and `high[k]`. Both never fall.
 */
export interface VennAbers {
  readonly cuts: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** More steps say nothing more: each has half a percent of the rows. */
const maxSteps = 200;

/**
 * Fits isotonic regression twice for each step, once with one more lost lead there and once with one more won: the
 * two answers enclose the probability whatever the model was (Vovk, Petej and Fedorova 2015).
 */
export function fitVennAbers({ logOdds, outcomes, weights }: Scored): VennAbers {
  const order = Uint32Array.from(logOdds, (_, row) => row).sort(
    (a, b) => (logOdds[a] as number) - (logOdds[b] as number),
  );
  const least = order.length / maxSteps;
  const cuts: number[] = [];
  const sums: number[] = [];
  const masses: number[] = [];
  let rows = 0;
  let previous = Number.NaN;
  for (const row of order) {
    const value = logOdds[row] as number;
    if (sums.length === 0 || (rows >= least && value !== previous)) {
      if (sums.length > 0) cuts.push(previous + (value - previous) / 2);
      sums.push(0);
      masses.push(0);
      rows = 0;
    }
    const step = sums.length - 1;
    const weight = weights[row] as number;
    sums[step] = (sums[step] as number) + weight * (outcomes[row] as number);
    masses[step] = (masses[step] as number) + weight;
    previous = value;
    rows++;
  }
  const withOneMore = (won: 0 | 1) => (_: number, step: number) => {
    const moreSums = Float64Array.from(sums);
    const moreMasses = Float64Array.from(masses);
    moreSums[step] = (moreSums[step] as number) + won;
    moreMasses[step] = (moreMasses[step] as number) + 1;
    return isotonic(moreSums, moreMasses)[step] as number;
  };
  return { cuts, low: sums.map(withOneMore(0)), high: sums.map(withOneMore(1)) };
}

/** Where a lead's probability lies, by its log-odds. */
export function vennAbersInterval(
  { cuts, low, high }: VennAbers,
  logOdds: number,
): { readonly low: number; readonly high: number } {
  let first = 0;
  let last = cuts.length;
  while (first < last) {
    const middle = (first + last) >>> 1;
    if ((cuts[middle] as number) <= logOdds) first = middle + 1;
    else last = middle;
  }
  return { low: low[first] ?? 0, high: high[first] ?? 1 };
}

/** One probability from the interval, by the rule that has the least log-loss in the worst case. */
export const vennAbersProbability = ({ low, high }: { low: number; high: number }): number =>
  high / (1 - low + high);
