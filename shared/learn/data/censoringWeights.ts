/** A win as the delay of wins is learned from: `delayMs` after the cutoff, at most `seenMs` could have been seen. */
export interface SeenDelay {
  readonly delayMs: number;
  /** How long ago the cutoff was: a longer delay would not be known yet. */
  readonly seenMs: number;
}

/**
 * For each open lead, how much it counts as lost: the share of wins that would have come by now, from 0 for a lead of
 * today to 1 for one older than every win's delay. Without wins nothing is known, and every weight is 0.
 *
 * Recent leads show their quick wins only, which would make wins look quicker than they are. So the distribution is the
 * product-limit estimate for right-truncated data (Lagakos, Barraj and De Gruttola 1988). A pure function of its input;
 * times in milliseconds.
 */
export function censoringWeights(
  openForMs: readonly number[],
  wins: readonly SeenDelay[],
): Float64Array {
  const usable = wins.filter(({ delayMs, seenMs }) => delayMs >= 0 && delayMs <= seenMs);
  const delays = Float64Array.from(usable, ({ delayMs }) => delayMs).sort();
  const seen = Float64Array.from(usable, ({ seenMs }) => seenMs).sort();
  const times: number[] = [];
  const shares: number[] = [];
  let share = 1;
  for (let last = delays.length; last > 0; ) {
    const time = delays[last - 1] as number;
    let first = last;
    while (first > 0 && delays[first - 1] === time) first--;
    // Of wins with this delay or a shorter one, those for which this delay would have been seen.
    const atRisk = last - countBelow(seen, time);
    times.push(time);
    shares.push(share);
    // Half a win more: one old lead with the longest delay must not make all shorter delays impossible.
    share *= (atRisk - (last - first) + 0.5) / (atRisk + 0.5);
    last = first;
  }
  times.reverse();
  shares.reverse();
  return Float64Array.from(openForMs, (age) => {
    const place = countBelow(times, age, true);
    return place === 0 ? 0 : (shares[place - 1] as number);
  });
}

/** How many of the sorted values are below the limit (or at it). */
function countBelow(sorted: ArrayLike<number>, limit: number, inclusive = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = sorted[middle] as number;
    if (inclusive ? value <= limit : value < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
