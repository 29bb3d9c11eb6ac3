import { fitLogistic } from "../logistic/fitLogistic.ts";
import type { Scored } from "./scored.ts";

/** Beta calibration: log-odds become `a · ln p − b · ln(1 − p) + c`, with a and b at least 0. */
export interface Beta {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** So weak that it only keeps separable rows from having no answer. */
const l2 = 1e-3;

/** Fits beta calibration (Kull, Silva Filho and Flach 2017). A coefficient below 0 is set to 0 and the rest refitted. */
export function fitBeta({ logOdds, outcomes, weights }: Scored): Beta {
  const columns = [logOdds.map(logOf), logOdds.map((value) => -logOf(-value))];
  let used = [0, 1];
  for (;;) {
    const { intercept, coefficients } = fitLogistic({
      rows: logOdds.length,
      columns: used.map((index) => columns[index] as Float64Array),
      outcomes,
      weights,
      l2,
    });
    const kept = used.filter((_, place) => (coefficients[place] as number) >= 0);
    if (kept.length === used.length) {
      const of = (index: number): number => coefficients[used.indexOf(index)] ?? 0;
      return { a: of(0), b: of(1), c: intercept };
    }
    used = kept;
  }
}

export const calibrateBeta = ({ a, b, c }: Beta, logOdds: number): number =>
  a * logOf(logOdds) - b * logOf(-logOdds) + c;

/** The logarithm of the probability of a log-odds, precise on both sides. */
const logOf = (logOdds: number): number =>
  logOdds > 0 ? -Math.log1p(Math.exp(-logOdds)) : logOdds - Math.log1p(Math.exp(logOdds));
