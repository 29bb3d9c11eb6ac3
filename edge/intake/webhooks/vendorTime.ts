import { fail, ok, type Result } from "../../../shared/result.ts";

export const hourMs = 3_600_000;

/** A clock may be a little ahead. */
const maxAheadMs = 300_000;

/**
 * Whether a webhook was signed lately enough. How long that is, is the vendor's matter: what failed is sent
 * again for hours, perhaps under its first moment. What is repeated within them counts once by its id.
 *
 * @param seconds Since 1970, as the vendor signed them.
 */
export function checkAge(seconds: number, now: number, maxAgeMs: number): Result<null, string> {
  const ageMs = now - seconds * 1_000;
  if (Number.isNaN(ageMs)) return fail("has no time");
  if (ageMs > maxAgeMs) return fail("was signed too long ago");
  return ageMs < -maxAheadMs ? fail("was signed in the future") : ok(null);
}

/** Seconds since 1970 as milliseconds, never after now: a vendor's clock may be ahead of ours. */
export const momentOf = (seconds: number, now: number): number =>
  Math.min(Math.round(seconds * 1_000), now);

/** The same of a date in words; now where there is none. */
export const momentOfDate = (text: string | undefined, now: number): number =>
  Math.min(Date.parse(text ?? "") || now, now);
