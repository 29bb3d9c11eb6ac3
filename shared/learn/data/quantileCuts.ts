/** Sorting this many values is enough to place quantiles to within a fraction of a bin. */
const maxSorted = 20_000;
/** The smallest number above zero: zero alone lies between the cuts 0 and this. */
const aboveZero = Number.MIN_VALUE;

/**
 * Cuts between quantile bins of a column's chosen rows, at most `maxBins` of them apart from missing. A value that
 * fills more than one bin gets one of its own, and zero always has one when it is among others.
 */
export function quantileCuts(values: Float64Array, rows: Uint32Array, maxBins: number): number[] {
  const stride = Math.max(1, Math.ceil(rows.length / maxSorted));
  const sample = new Float64Array(Math.ceil(rows.length / stride));
  let size = 0;
  for (let index = 0; index < rows.length; index += stride) {
    const value = values[rows[index] as number] as number;
    if (!Number.isNaN(value)) sample[size++] = value;
  }
  const sorted = sample.subarray(0, size).sort();
  if (size === 0 || sorted[0] === sorted[size - 1]) return [];
  const cuts = new Set<number>();
  if (sorted.includes(0)) {
    if ((sorted[0] as number) < 0) cuts.add(0);
    if ((sorted[size - 1] as number) > 0) cuts.add(aboveZero);
  }
  const others = sorted.filter((value) => value !== 0);
  const bins = maxBins - (others.length < size ? 1 : 0);
  const distinct = new Set(others);
  if (distinct.size <= bins) {
    let previous: number | undefined;
    for (const value of distinct) {
      if (previous !== undefined) addCut(cuts, previous, value);
      previous = value;
    }
  } else {
    for (let bin = 1; bin < bins; bin++) {
      const place = Math.round((bin * others.length) / bins);
      const value = others[place] as number;
      // The cut goes before the first of equal values, and once more behind the last of them.
      let first = place;
      while (first > 0 && others[first - 1] === value) first--;
      let last = place;
      while (last < others.length && others[last] === value) last++;
      if (first > 0) addCut(cuts, others[first - 1] as number, value);
      if (last - first > others.length / bins && last < others.length)
        addCut(cuts, value, others[last] as number);
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

/** A cut halfway, unless zero lies between: then zero's own cuts are there already. */
function addCut(cuts: Set<number>, below: number, above: number): void {
  if (below < 0 && above > 0 && (cuts.has(0) || cuts.has(aboveZero))) return;
  cuts.add(shortBetween(below, above));
}

/** The number above `below` and at most `above` with the fewest digits near the middle: it is read by people. */
function shortBetween(below: number, above: number): number {
  const middle = below + (above - below) / 2;
  for (let digits = 2; digits < 17; digits++) {
    const short = Number(middle.toPrecision(digits));
    if (short > below && short <= above) return short;
  }
  return above;
}
