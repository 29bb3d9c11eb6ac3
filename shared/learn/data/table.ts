/** A feature with a number for each row. `NaN` is missing. */
export interface NumberColumn {
  readonly name: string;
  readonly kind: "number";
  readonly values: Float64Array;
}

/** A feature with a text for each row: `codes` points into `categories`; 0 is missing, 1 the first category. */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: "category";
  readonly categories: readonly string[];
  readonly codes: Uint32Array;
}

export type Column = NumberColumn | CategoryColumn;

/** Training examples by column: 100,000 rows of 60 numbers take 48 MB. Every array has one element a row. */
export interface TrainingTable {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** 1 is won, 0 is lost (or still open, with a weight below 1). */
  readonly outcomes: Uint8Array;
  /** How much a row counts, from 0 to 1: see `censoringWeights`. */
  readonly weights: Float64Array;
  /** The total of the published model at the row's cutoff, in points. */
  readonly points: Float64Array;
  /** The row's cutoff, in milliseconds since 1970. */
  readonly atMs: Float64Array;
}
