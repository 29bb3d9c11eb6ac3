/**
 * What one beacon may carry. Each limit is enforced at the door (`parseBatch`), so that nothing
 * behind it needs to ask again.
 */

/** Browsers refuse keepalive bodies above 64 KiB (Fetch, "HTTP-network-or-cache fetch"); none need be taken. */
export const maxBodyBytes = 65_536;

/** An event is four levels deep at most; JSON.stringify overflows the stack some thousands deep. */
export const maxDepth = 16;

export const maxEventsPerBatch = 100;

/** Long enough for every real path (IIS stops at 2,048), short enough for a profile of 32 KiB. */
export const maxPathChars = 512;

export const maxNameChars = 128;
export const maxUrlChars = 1_024;
export const maxProperties = 20;

/** A page left open for a day and a night; more is a broken clock. */
export const maxEngagedMs = 86_400_000;

/** A browser keeps undelivered events this long; older ones come only with an API key. */
export const maxEventAgeMs = 30 * 86_400_000;

/** A clock that jumped between an event and its sending; the event is then dated to its arrival. */
export const maxFutureMs = 86_400_000;

/**
 * A browser whose clock is more than this off could not have opened a TLS connection (certificates
 * live 398 days at most, CA/Browser Forum ballot SC-031), so such a `sentAt` is made up.
 */
export const maxClockSkewMs = 400 * 86_400_000;

/** Dates before this are no visits to a website: the first one opened in August 1991. */
export const earliestMs = Date.UTC(1991, 7, 6);
