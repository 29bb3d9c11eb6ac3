import type { FeatureBins } from "./featureBins.ts";

/** A bin as people read it: "missing", "0", "3 to 7", "Nov". */
export function binInWords(bins: FeatureBins, bin: number): string {
  if (bin === 0) return "missing";
  if (bins.kind === "category") return bins.categories[bin - 2] ?? "any other";
  const from = bins.cuts[bin - 2];
  const to = bins.cuts[bin - 1];
  if (from === 0 && to === Number.MIN_VALUE) return "0";
  // Zero is the last bin when nothing is above it, and the first when nothing is below.
  if (to === Number.MIN_VALUE && from === undefined) return "0";
  if (from === 0 && to === undefined) return "0";
  if (from === undefined) return to === undefined ? "any value" : `below ${short(to)}`;
  if (to === undefined) return from === Number.MIN_VALUE ? "above 0" : `${short(from)} or more`;
  return from === Number.MIN_VALUE
    ? `above 0, below ${short(to)}`
    : `${short(from)} to ${short(to)}`;
}

/** Four digits are enough to read; the model keeps them all. */
const short = (value: number): string => String(Number(value.toPrecision(4)));
