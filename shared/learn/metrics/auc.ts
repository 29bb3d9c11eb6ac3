import { type Estimate, z95 } from "./estimate.ts";
import type { Predicted } from "./predicted.ts";

/**
 * How often a won lead has a higher probability than a lost one, ties a half, with DeLong's 95 % interval on the
 * scale of log-odds, which keeps it between 0 and 1. Weights are not used: an order has none. `NaN` from 0 to 1
 * when one outcome is missing.
 */
export function auc({ probabilities, outcomes }: Predicted): Estimate {
  const wins: number[] = [];
  const losses: number[] = [];
  for (let row = 0; row < outcomes.length; row++)
    (outcomes[row] === 1 ? wins : losses).push(probabilities[row] as number);
  if (wins.length === 0 || losses.length === 0) return { value: Number.NaN, low: 0, high: 1 };
  const winsAbove = placements(wins, losses);
  const lossesAbove = placements(losses, wins);
  const value = winsAbove.reduce((sum, part) => sum + part, 0) / wins.length;
  const variance =
    varianceOf(winsAbove) / Math.max(1, wins.length) +
    varianceOf(lossesAbove) / Math.max(1, losses.length);
  // Without any mistake DeLong's variance is 0: half a mistake is assumed, so that few leads stay uncertain.
  const half = 0.5 / (wins.length * losses.length);
  const inner = Math.min(1 - half, Math.max(half, value));
  const least = (inner * (1 - inner)) / (Math.min(wins.length, losses.length) + 1);
  const deviation = Math.sqrt(value === inner ? variance : Math.max(variance, least));
  const spread = (z95 * deviation) / (inner * (1 - inner));
  const odds = Math.log(inner / (1 - inner));
  const back = (x: number): number => 1 / (1 + Math.exp(-x));
  return {
    value,
    low: Math.min(value, back(odds - spread)),
    high: value === 1 ? 1 : Math.max(value, back(odds + spread)),
  };
}

/** For each value the share of the others below it, ties a half. */
function placements(values: readonly number[], others: readonly number[]): number[] {
  const sorted = Float64Array.from(others).sort();
  const count = (value: number, inclusive: boolean): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = sorted[middle] as number;
      if (inclusive ? at <= value : at < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return values.map((value) => (count(value, false) + count(value, true)) / 2 / sorted.length);
}

function varianceOf(values: readonly number[]): number {
  if (values.length < 2) return 0.25;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
