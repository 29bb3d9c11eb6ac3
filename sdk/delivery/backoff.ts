/** A blocker, or a collector that is down, answers no better the tenth time. */
export const maxTries = 3;

/**
 * How long to wait after the given number of failures: what the server asked for, plus "full jitter",
 * so that a thousand browsers which failed together do not come back together.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const backoffMs = (failures: number, retryAfterSeconds: number): number =>
  1000 * (retryAfterSeconds + Math.random() * 2 ** failures);
