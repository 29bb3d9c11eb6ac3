/** The band that a value falls into: thresholds are inclusive, highest first; the last one takes the rest. */
export function bandOf<Band extends { readonly atLeast: number }>(
  bands: readonly Band[],
  value: number,
): Band {
  const band = bands.find(({ atLeast }) => value >= atLeast) ?? bands.at(-1);
  if (band === undefined) throw new Error("a model has at least one band: parseModel sees to it");
  return band;
}
