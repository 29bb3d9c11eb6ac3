import { dayMs } from "../profile/tally.ts";

/** At least and at most. */
export interface Range {
  least: number;
  most: number;
}

/**
 * A sum of points in the course of some time. What decays at one pace goes one way together: +20 and -20
 * of one half-life are nothing at any time, however wide each of them swings by itself.
 */
export interface Flow extends Range {
  /** What decays, as it is where the time begins, by half-life in days; not part of the range. */
  readonly decaying: Map<number, number>;
}

export const noFlow = (): Flow => ({ least: 0, most: 0, decaying: new Map() });

export function join(into: Flow, { least, most, decaying }: Flow): void {
  into.least += least;
  into.most += most;
  for (const [halfLifeDays, worth] of decaying) joinDecaying(into, halfLifeDays, worth);
}

export function sumOf(flows: readonly Flow[]): Flow {
  const sum = noFlow();
  for (const flow of flows) join(sum, flow);
  return sum;
}

/** @param worth Points where the time begins. */
export function joinDecaying({ decaying }: Flow, halfLifeDays: number, worth: number): void {
  decaying.set(halfLifeDays, (decaying.get(halfLifeDays) ?? 0) + worth);
}

/** What it comes to within so many milliseconds. */
export function rangeOf({ least, most, decaying }: Flow, ms: number): Range {
  const range = { least, most };
  for (const [halfLifeDays, worth] of decaying) {
    const later = worth * 0.5 ** (ms / (halfLifeDays * dayMs));
    range.least += Math.min(worth, later);
    range.most += Math.max(worth, later);
  }
  return range;
}

/** What a cap leaves of it. One that is never met leaves it as it is, its pace included. */
export function capped(flow: Flow, cap: { readonly min: number; max: number }, ms: number): Flow {
  const { least, most } = rangeOf(flow, ms);
  if (cap.min <= least && most <= cap.max) return flow;
  const within = (points: number) => Math.min(cap.max, Math.max(cap.min, points));
  return { least: within(least), most: within(most), decaying: new Map() };
}
