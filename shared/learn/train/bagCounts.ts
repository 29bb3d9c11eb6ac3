/** Few rows make bags that differ much: more of them are averaged. */
const fewRows = 2_000;
/** Rows × features from which on each bag costs seconds, and differs little from the next. */
const manyValues = 500_000;

/** Bags of the model that is published. */
export function finalBags(rows: number, features: number): number {
  if (rows < fewRows) return 16;
  return rows * features <= manyValues ? 8 : 3;
}

/** Bags of the models that are only compared. */
export function comparedBags(rows: number, features: number): number {
  if (rows < fewRows) return 4;
  return rows * features <= manyValues ? 2 : 1;
}
