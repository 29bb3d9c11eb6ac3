import { pairBinCount } from "./additive/shape.ts";
import { binInWords } from "./data/binInWords.ts";
import { binCount } from "./data/featureBins.ts";
import type { FeatureTable } from "./model.ts";

/** Names that a bin of several categories shows. */
const maxNames = 3;

/** The bins that a feature has in pairs, as people read them: "3 to 9", "Feb, Mar or May". */
export function pairBinsInWords({ bins, pairBins }: Omit<FeatureTable, "units">): string[] {
  const joined =
    bins.kind === "number"
      ? {
          ...bins,
          // The cut below bin k + 2 is cut k: it stays where two pair bins meet.
          cuts: bins.cuts.filter((_, cut) => pairBins[cut + 1] !== pairBins[cut + 2]),
        }
      : undefined;
  return Array.from({ length: pairBinCount(pairBins) }, (_, pairBin) => {
    const parts = Array.from({ length: binCount(bins) }, (_, bin) => bin).filter(
      (bin) => pairBins[bin] === pairBin,
    );
    if (parts.length <= 1) return binInWords(bins, parts[0] ?? 0);
    if (joined !== undefined) return binInWords(joined, pairBin);
    const names = parts.map((bin) => binInWords(bins, bin));
    if (names.length > maxNames)
      return `${names.slice(0, maxNames).join(", ")} or ${names.length - maxNames} more`;
    return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
  });
}
