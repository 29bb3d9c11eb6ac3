/** What nothing answers is a blocker or a dead line: it answers no better the tenth time. */
export const maxSilences = 3;

/** The rest outlives the page: without an end, a long outage or an odd header would silence for days. */
const maxRestSeconds = 3_600;

/**
 * How long to wait after the given number of failures: "full jitter", so that a thousand browsers
 * which failed together do not come back together; what the server asked for comes first, and the
 * jitter is as wide.
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export const backoffMs = (failures: number, retryAfterSeconds: number): number => {
  const askedSeconds = Math.min(retryAfterSeconds, maxRestSeconds);
  const widthSeconds = Math.min(Math.max(askedSeconds, 2 ** failures), maxRestSeconds);
  return 1_000 * (askedSeconds + Math.random() * widthSeconds);
};
