/** What nothing answers is a blocker or a dead line: it answers no better the tenth time. */
export const maxSilences = 3;

/** So much later at most, on average half of it: a client makes some 14 tries an hour at the outside. */
export const longestSeconds = 2_000;

/**
 * How long to wait after the given number of failures: "full jitter", so that a thousand browsers
 * which failed together do not come back together; what the server asked for comes first, and the
 * jitter is as wide.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const backoffMs = (failures: number, retryAfterSeconds: number): number =>
  1000 *
  (retryAfterSeconds +
    Math.random() * Math.max(retryAfterSeconds, Math.min(longestSeconds, 2 ** failures)));
