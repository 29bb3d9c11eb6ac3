/** A visit ends when nothing happens for this long. */
export const sessionGapMs = 30 * 60_000;

/**
 * The session of each of a run of times (milliseconds, ascending), numbered from 0: times with no gap
 * over 30 minutes between them share one.
 */
export function sessionsOf(times: readonly number[]): number[] {
  let session = 0;
  return times.map((at, index) => {
    const before = times[index - 1];
    if (before !== undefined && at - before > sessionGapMs) session++;
    return session;
  });
}
