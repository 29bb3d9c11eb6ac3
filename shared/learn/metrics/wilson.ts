import { type Estimate, z95 } from "./estimate.ts";

/** A share and its Wilson interval, 95 %: right for few trials too. Of no trials anything may be so: 0 to 1. */
export function wilson(successes: number, trials: number): Estimate {
  if (!(trials > 0)) return { value: Number.NaN, low: 0, high: 1 };
  const share = successes / trials;
  const square = z95 ** 2 / trials;
  const centre = (share + square / 2) / (1 + square);
  const half =
    (z95 / (1 + square)) * Math.sqrt((share * (1 - share)) / trials + square / trials / 4);
  return {
    value: share,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}
