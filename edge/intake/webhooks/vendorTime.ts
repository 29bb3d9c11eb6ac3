import { fail, ok, type Result } from "../../../shared/result.ts";

export const hourMs = 3_600_000;

/** A clock may be a little ahead. */
const maxAheadMs = 300_000;

/**
 * Checks that a signature is not too old. The limit depends on the vendor: a webhook that failed is sent again
 * for hours, perhaps with its first timestamp. A repeated one counts once, by its event ids.
 *
 * @param seconds Since 1970, as the vendor signed them.
 */
export function checkAge(seconds: number, now: number, maxAgeMs: number): Result<null, string> {
  const ageMs = now - seconds * 1_000;
  if (Number.isNaN(ageMs)) return fail("has no timestamp");
  if (ageMs > maxAgeMs) return fail("was signed too long ago");
  return ageMs < -maxAheadMs ? fail("was signed in the future") : ok(null);
}

/** Seconds since 1970 as milliseconds, at most now: a vendor's clock may be ahead of ours. */
export const momentOf = (seconds: number, now: number): number =>
  Math.min(Math.round(seconds * 1_000), now);

/** The same for a date as text; now when there is none. */
export const momentOfDate = (text: string | undefined, now: number): number =>
  Math.min(Date.parse(text ?? "") || now, now);
