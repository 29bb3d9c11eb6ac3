/** The weighted mean; 0 when nothing has weight. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  let all = 0;
  for (let row = 0; row < values.length; row++) {
    sum += (values[row] as number) * (weights[row] as number);
    all += weights[row] as number;
  }
  return all === 0 ? 0 : sum / all;
}

/** The standard error of a weighted mean. */
export function standardErrorOf(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const mean = weightedMean(values, weights);
  let squares = 0;
  let all = 0;
  for (let row = 0; row < values.length; row++) {
    const weight = weights[row] as number;
    squares += (weight * ((values[row] as number) - mean)) ** 2;
    all += weight;
  }
  return all === 0 ? 0 : Math.sqrt(squares) / all;
}
