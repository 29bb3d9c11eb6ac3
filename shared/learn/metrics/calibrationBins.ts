import type { Estimate } from "./estimate.ts";
import { highestFirst, type Predicted } from "./predicted.ts";
import { wilson } from "./wilson.ts";

/** Leads of similar probability: what was predicted of them and what happened. */
export interface CalibrationBin {
  readonly leads: number;
  readonly predicted: number;
  /** The share that won, with its Wilson interval. */
  readonly won: Estimate;
}

/** Bins of equally many leads, from the lowest probability to the highest. */
export function calibrationBins(predicted: Predicted, bins = 10): CalibrationBin[] {
  const order = highestFirst(predicted).reverse();
  return Array.from({ length: bins }, (_, bin) => {
    const rows = order.subarray(
      Math.round((bin * order.length) / bins),
      Math.round(((bin + 1) * order.length) / bins),
    );
    let weight = 0;
    let sum = 0;
    let wins = 0;
    for (const row of rows) {
      const part = predicted.weights[row] as number;
      weight += part;
      sum += part * (predicted.probabilities[row] as number);
      wins += part * (predicted.outcomes[row] as number);
    }
    return {
      leads: rows.length,
      weight,
      predicted: weight === 0 ? 0 : sum / weight,
      won: wilson(wins, weight),
    };
  }).filter(({ weight }) => weight > 0);
}

/** Expected calibration error: how far predicted and won are apart, on average over the bins' leads. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const leads = bins.reduce((sum, bin) => sum + bin.leads, 0);
  return (
    bins.reduce((sum, bin) => sum + bin.leads * Math.abs(bin.predicted - bin.won.value), 0) /
    Math.max(1, leads)
  );
}
