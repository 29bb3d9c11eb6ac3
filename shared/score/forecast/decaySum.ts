import { dayMs } from "../../time/day.ts";

/** The least and the most. */
export interface Range {
  least: number;
  most: number;
}

/**
 * A sum of points over an interval of time. Points that decay with one half-life are kept as one number:
 * +20 and -20 of one half-life are always 0 together, although each of them alone has a wide range.
 */
export interface DecaySum extends Range {
  /** Decaying points at the start of the interval, by half-life in days; not part of the range. */
  readonly decaying: Map<number, number>;
}

export const emptySum = (): DecaySum => ({ least: 0, most: 0, decaying: new Map() });

export function addTo(sum: DecaySum, { least, most, decaying }: DecaySum): void {
  sum.least += least;
  sum.most += most;
  for (const [halfLifeDays, points] of decaying) addDecaying(sum, halfLifeDays, points);
}

export function sumOf(sums: readonly DecaySum[]): DecaySum {
  const all = emptySum();
  for (const sum of sums) addTo(all, sum);
  return all;
}

/** @param points At the start of the interval. */
export function addDecaying({ decaying }: DecaySum, halfLifeDays: number, points: number): void {
  decaying.set(halfLifeDays, (decaying.get(halfLifeDays) ?? 0) + points);
}

/** The range of the sum within an interval of so many milliseconds. */
export function rangeOf({ least, most, decaying }: DecaySum, ms: number): Range {
  const range = { least, most };
  for (const [halfLifeDays, points] of decaying) {
    const later = points * 0.5 ** (ms / (halfLifeDays * dayMs));
    range.least += Math.min(points, later);
    range.most += Math.max(points, later);
  }
  return range;
}

/** The sum under a cap. A cap that cannot be reached leaves the sum as it is, half-lives included. */
export function capped(
  sum: DecaySum,
  cap: { readonly min: number; max: number },
  ms: number,
): DecaySum {
  const { least, most } = rangeOf(sum, ms);
  if (cap.min <= least && most <= cap.max) return sum;
  const within = (points: number) => Math.min(cap.max, Math.max(cap.min, points));
  return { least: within(least), most: within(most), decaying: new Map() };
}
