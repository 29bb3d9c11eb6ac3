interface Side {
  readonly table: number[];
  readonly pairBins: readonly number[];
}

/** Each pass moves what is left of one side's means; after a few passes nothing is. */
const passes = 20;

/**
 * Moves what a pair's grid says about one feature alone into that feature's table, in place: afterwards each row and
 * column of the grid has mean 0 over the training rows. Predictions stay the same (Lengerich et al. 2020, "Purifying
 * interaction effects").
 */
export function purify(grid: number[], weights: Float64Array, first: Side, second: Side): void {
  const binsB = Math.max(...second.pairBins) + 1;
  const binsA = grid.length / binsB;
  for (let pass = 0; pass < passes; pass++) {
    moveMeans(grid, weights, first, binsA, binsB, binsB, 1);
    moveMeans(grid, weights, second, binsB, binsA, 1, binsB);
  }
}

function moveMeans(
  grid: number[],
  weights: Float64Array,
  side: Side,
  bins: number,
  others: number,
  stride: number,
  otherStride: number,
): void {
  const means = new Float64Array(bins);
  for (let bin = 0; bin < bins; bin++) {
    let sum = 0;
    let all = 0;
    for (let other = 0; other < others; other++) {
      const cell = bin * stride + other * otherStride;
      sum += (grid[cell] as number) * (weights[cell] as number);
      all += weights[cell] as number;
    }
    if (all === 0) continue;
    means[bin] = sum / all;
    for (let other = 0; other < others; other++) {
      const cell = bin * stride + other * otherStride;
      grid[cell] = (grid[cell] as number) - (means[bin] as number);
    }
  }
  for (let bin = 0; bin < side.table.length; bin++)
    side.table[bin] = (side.table[bin] as number) + (means[side.pairBins[bin] as number] as number);
}
