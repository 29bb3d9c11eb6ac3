const firstMs = 30_000;
const longestMs = 6 * 3_600_000;

/** Twelve attempts take a day and a half: a destination may be down for a night without losing a hand-off. */
export const maxAttempts = 12;

/**
 * How long to wait after a number of failed attempts, in milliseconds: twice as long each time, with a random
 * quarter more or less, so that deliveries that failed together are not tried together again.
 *
 * @param random From 0 to 1.
 */
export const backoffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(firstMs * 2 ** (attempts - 1), longestMs) * (0.75 + random / 2));
