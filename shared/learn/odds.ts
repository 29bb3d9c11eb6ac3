/** The probability of a log-odds. */
export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The log-odds of a probability. */
export const logit = (probability: number): number => Math.log(probability / (1 - probability));

/** The log-loss of one outcome (1 or 0) predicted by log-odds. It does not overflow however sure they are. */
export function logLossOf(outcome: number, logOdds: number): number {
  const against = outcome === 1 ? -logOdds : logOdds;
  return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}
