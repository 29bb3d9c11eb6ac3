/** The band that a value falls into. Thresholds are inclusive, highest first; the last band has no lower end. */
export function bandOf<Band extends { readonly atLeast: number }>(
  bands: readonly Band[],
  value: number,
): Band {
  const band = bands.find(({ atLeast }) => value >= atLeast) ?? bands.at(-1);
  if (band === undefined) throw new Error("a model has no band: parseModel must refuse it");
  return band;
}
