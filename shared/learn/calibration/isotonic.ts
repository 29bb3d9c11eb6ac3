/**
 * Isotonic regression by pooling neighbours that fall (PAVA): the values, in order, that never fall and are nearest to
 * `sums[i] / weights[i]` by weighted squares. A place without weight takes the value before it.
 */
export function isotonic(sums: Float64Array, weights: Float64Array): Float64Array {
  const size = sums.length;
  const poolSum = new Float64Array(size);
  const poolWeight = new Float64Array(size);
  const poolEnd = new Uint32Array(size);
  let pools = 0;
  for (let place = 0; place < size; place++) {
    poolSum[pools] = sums[place] as number;
    poolWeight[pools] = weights[place] as number;
    poolEnd[pools] = place + 1;
    pools++;
    while (
      pools > 1 &&
      (poolSum[pools - 2] as number) * (poolWeight[pools - 1] as number) >=
        (poolSum[pools - 1] as number) * (poolWeight[pools - 2] as number)
    ) {
      pools--;
      poolSum[pools - 1] = (poolSum[pools - 1] as number) + (poolSum[pools] as number);
      poolWeight[pools - 1] = (poolWeight[pools - 1] as number) + (poolWeight[pools] as number);
      poolEnd[pools - 1] = poolEnd[pools] as number;
    }
  }
  const values = new Float64Array(size);
  let from = 0;
  for (let pool = 0; pool < pools; pool++) {
    const weight = poolWeight[pool] as number;
    values.fill(weight === 0 ? 0 : (poolSum[pool] as number) / weight, from, poolEnd[pool]);
    from = poolEnd[pool] as number;
  }
  return values;
}
