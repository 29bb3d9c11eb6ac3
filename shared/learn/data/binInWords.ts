import type { FeatureBins } from "./featureBins.ts";

/** A bin as people read it: "missing", "0", "3 to 7", "Nov". */
export function binInWords(bins: FeatureBins, bin: number): string {
  if (bin === 0) return "missing";
  if (bins.kind === "category") return bins.categories[bin - 2] ?? "any other";
  const from = bins.cuts[bin - 2];
  const to = bins.cuts[bin - 1];
  // Zero's bin ends at the smallest number above zero.
  if (to === Number.MIN_VALUE)
    return from === undefined || from === 0 ? "0" : `${short(from)} to 0`;
  if (from === Number.MIN_VALUE)
    return to === undefined ? "above 0" : `above 0, below ${short(to)}`;
  if (from === undefined) return to === undefined ? "any value" : `below ${short(to)}`;
  if (to === undefined) return from === 0 ? "0" : `${short(from)} or more`;
  return `${short(from)} to ${short(to)}`;
}

/** Four digits are enough to read; the model keeps them all. */
const short = (value: number): string => String(Number(value.toPrecision(4)));
