/** What one event may carry. The schemas of the event kinds enforce each limit. */

/** Long enough for every real path (IIS stops at 2,048), short enough for a profile of 32 KiB. */
export const maxPathChars = 512;

export const maxNameChars = 128;
export const maxUrlChars = 1_024;
export const maxProperties = 20;

/** A page that was open for a day and a night. A larger value means a broken clock. */
export const maxEngagedMs = 86_400_000;

/** The last moment that a `Date` can hold, in milliseconds since 1970 (ECMA-262, time values). */
export const maxDateMs = 8_640_000_000_000_000;
