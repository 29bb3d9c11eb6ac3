/** Shuffles the numbers in place (Fisher–Yates). `random` gives numbers in [0, 1). */
export function shuffle(values: Uint32Array, random: () => number): Uint32Array {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1));
    const kept = values[last] as number;
    values[last] = values[chosen] as number;
    values[chosen] = kept;
  }
  return values;
}
