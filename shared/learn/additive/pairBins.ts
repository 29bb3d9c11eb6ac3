/** Bins a feature has in grids of pairs: more make larger models, and no better ones (measured with 12, 16 and 20). */
export const maxPairBins = 12;

/**
 * Puts neighbouring bins together until `maxPairBins` are left, by how many rows each holds. Missing stays alone.
 * Returns the pair bin of each bin.
 */
export function pairBinsOf(counts: readonly number[]): number[] {
  const present = counts.slice(1).reduce((sum, count) => sum + count, 0);
  const target = present / (maxPairBins - 1);
  const result = [0];
  let pairBin = 1;
  let held = 0;
  for (const count of counts.slice(1)) {
    // A bin that would overfill the current one begins the next.
    if (held > 0 && held + count / 2 > target && pairBin < maxPairBins - 1) {
      pairBin++;
      held = 0;
    }
    result.push(pairBin);
    held += count;
  }
  return result;
}
