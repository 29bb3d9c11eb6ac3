/**
 * Log-odds in models are whole numbers of this part. Sums of such numbers are exact in floating point, in any order:
 * so a prediction is the sum of its reasons to the last digit. A millionth of a log-odds changes no decision.
 */
export const unitsPerLogOdds = 2 ** 20;

/** Certain enough: beyond this a probability is a millionth of a millionth from 0 or 1. */
const maxLogOdds = 30;

/** A log-odds in whole units. Not a number counts as nothing. */
export const toUnits = (logOdds: number): number => {
  if (Number.isNaN(logOdds)) return 0;
  return Math.round(Math.max(-maxLogOdds, Math.min(maxLogOdds, logOdds)) * unitsPerLogOdds) + 0;
};
