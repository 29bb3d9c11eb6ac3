import type { Estimate } from "./estimate.ts";
import { highestFirst, type Predicted } from "./predicted.ts";
import { wilson } from "./wilson.ts";

/** What sales gets from the leads it has time for. */
export interface AtCapacity {
  readonly leads: number;
  /** The share of these leads that won. */
  readonly precision: Estimate;
  /** The share of all wins that are among them. */
  readonly recall: number;
  /** How many times as often they won as the average lead. */
  readonly lift: number;
}

/** The outcomes of the `capacity` leads with the highest probability. */
export function atCapacity(predicted: Predicted, capacity: number): AtCapacity {
  const chosen = highestFirst(predicted).subarray(0, Math.max(0, Math.floor(capacity)));
  const { outcomes, weights } = predicted;
  const sum = (rows: Iterable<number>): { wins: number; all: number } => {
    let wins = 0;
    let all = 0;
    for (const row of rows) {
      wins += (weights[row] as number) * (outcomes[row] as number);
      all += weights[row] as number;
    }
    return { wins, all };
  };
  const top = sum(chosen);
  const whole = sum(outcomes.keys());
  const precision = wilson(top.wins, top.all);
  return {
    leads: chosen.length,
    precision,
    recall: whole.wins === 0 ? Number.NaN : top.wins / whole.wins,
    lift:
      whole.wins === 0 || top.all === 0 ? Number.NaN : precision.value / (whole.wins / whole.all),
  };
}

/** What each tenth of the leads gives, the highest probability first: a lift chart. */
export const liftByTenth = (predicted: Predicted): AtCapacity[] =>
  Array.from({ length: 10 }, (_, tenth) =>
    atCapacity(predicted, Math.round(((tenth + 1) * predicted.outcomes.length) / 10)),
  );
