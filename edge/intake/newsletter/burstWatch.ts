/** A click waits this long for others: a scanner follows the links of an e-mail within a second. */
export const holdMs = 1_500;

/** With more e-mails than this in the window, new ones are not watched: memory stays bounded. */
const maxWatched = 5_000;

interface Burst {
  readonly urls: Set<string>;
  lastAt: number;
}

/** Watches for several links of one mailing that one person seems to follow at once. */
export function createBurstWatch(
  clock: () => number = Date.now,
  wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
) {
  const bursts = new Map<string, Burst>();
  const forget = (now: number) => {
    for (const [mail, { lastAt }] of bursts) if (now - lastAt > 2 * holdMs) bursts.delete(mail);
  };
  return {
    /** Waits, and says whether another link of the same mailing was followed within the time. */
    async isBurst(mail: string, url: string): Promise<boolean> {
      const now = clock();
      forget(now);
      if (bursts.size >= maxWatched) return false;
      const known = bursts.get(mail);
      const burst =
        known !== undefined && now - known.lastAt <= holdMs
          ? known
          : { urls: new Set<string>(), lastAt: now };
      bursts.set(mail, burst);
      burst.urls.add(url);
      burst.lastAt = now;
      await wait(holdMs);
      return burst.urls.size > 1;
    },
  };
}
