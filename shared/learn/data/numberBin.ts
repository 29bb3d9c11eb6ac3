/** The bin of a number: 0 is missing, otherwise one more than the number of cuts at or below it. */
export function numberBin(cuts: readonly number[] | Float64Array, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
