/**
 * What one beacon may carry. `parseBatch` enforces each limit, so that no later code needs to check it
 * again. Limits of a single event are in `shared/events/limits.ts`.
 */

/** Browsers refuse keepalive bodies above 64 KiB (Fetch, "HTTP-network-or-cache fetch"), so larger ones are refused. */
export const maxBodyBytes = 65_536;

/** An event is four levels deep at most; JSON.stringify overflows the stack some thousands deep. */
export const maxDepth = 16;

export const maxEventsPerBatch = 100;

/** A browser keeps undelivered events this long. Older events need an API key. */
export const maxEventAgeMs = 30 * 86_400_000;

/** A clock that jumped between an event and its sending; the event is then dated to its arrival. */
export const maxFutureMs = 86_400_000;

/**
 * A browser whose clock is more than this off could not have opened a TLS connection (certificates
 * live 398 days at most, CA/Browser Forum ballot SC-031), so such a `sentAt` is invented.
 */
export const maxClockSkewMs = 400 * 86_400_000;

/** An event cannot be older than the first website, which opened in August 1991. */
export const earliestMs = Date.UTC(1991, 7, 6);
