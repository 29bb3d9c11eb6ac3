/** Few rows make bags that differ much: more of them are averaged. Of many rows each bag costs seconds. */
const fewRows = 2_000;
const manyRows = 20_000;

/** Bags of the model that is published. */
export const finalBags = (rows: number): number => (rows < fewRows ? 16 : rows <= manyRows ? 8 : 3);

/** Bags of the models that are only compared. */
export const comparedBags = (rows: number): number =>
  rows < fewRows ? 4 : rows <= manyRows ? 2 : 1;
