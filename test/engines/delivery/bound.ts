/** P(at most `lost` of `of`) where each is lost with the given probability. */
function atMost(lost: number, of: number, probability: number): number {
  let term = of * Math.log1p(-probability);
  let sum = Math.exp(term);
  for (let k = 1; k <= lost; k++) {
    term += Math.log((of - k + 1) / k) + Math.log(probability) - Math.log1p(-probability);
    sum += Math.exp(term);
  }
  return sum;
}

/**
 * The share that may be lost for all we know: the exact one-sided 95% upper bound of Clopper and
 * Pearson (1934). Of 3,000 with none lost it is 0.1%.
 */
export function upperBound(lost: number, of: number): number {
  if (lost >= of) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (atMost(lost, of, middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}
