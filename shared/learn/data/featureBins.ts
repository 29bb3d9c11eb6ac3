/**
 * How a number is put into bins. Bin 0 is missing; bin `1 + k` has the values from `cuts[k - 1]` to below `cuts[k]`.
 * Zero has a bin of its own: between the cuts 0 and 5e-324, the smallest number above zero.
 */
export interface NumberBins {
  readonly name: string;
  readonly kind: "number";
  readonly cuts: readonly number[];
}

/**
 * How a text is put into bins. Bin 0 is missing, bin 1 is every category that is rare or was never seen, and
 * bin `2 + k` is `categories[k]`. They are sorted by their share of wins, so that trees may split between them.
 */
export interface CategoryBins {
  readonly name: string;
  readonly kind: "category";
  readonly categories: readonly string[];
}

export type FeatureBins = NumberBins | CategoryBins;

export const binCount = (bins: FeatureBins): number =>
  bins.kind === "number" ? bins.cuts.length + 2 : bins.categories.length + 2;
