/**
 * A number's part in a logistic model: `weight` log-odds for each standard deviation. With `log`, the value is
 * `sign(x) · log(1 + |x| / scale)` first: counts and durations have long tails.
 */
export interface NumberTerm {
  readonly name: string;
  readonly kind: "number";
  readonly log: boolean;
  readonly scale: number;
  readonly mean: number;
  readonly deviation: number;
  readonly weight: number;
  /** Log-odds when the value is missing. */
  readonly missing: number;
}

/** A category's part in a logistic model: log-odds by category. A rare or new one adds nothing. */
export interface CategoryTerm {
  readonly name: string;
  readonly kind: "category";
  readonly categories: readonly string[];
  readonly weights: readonly number[];
  readonly missing: number;
}

export type LinearTerm = NumberTerm | CategoryTerm;

/** A value further out counts as this many standard deviations: one outlier must not decide. */
export const maxDeviations = 4;

/** A number in standard deviations from the mean of training, within bounds. */
export function standardise(
  term: Pick<NumberTerm, "log" | "scale" | "mean" | "deviation">,
  value: number,
): number {
  const shaped = term.log ? Math.sign(value) * Math.log1p(Math.abs(value) / term.scale) : value;
  const deviations = (shaped - term.mean) / term.deviation;
  return Math.max(-maxDeviations, Math.min(maxDeviations, deviations));
}
