import { fail, ok, type Result } from "../../shared/result.ts";
import { timeOf } from "../../shared/wire/parseServerEvent.ts";

/**
 * Reads when something ends, as a request states it.
 *
 * @param stated Milliseconds since 1970 or ISO 8601; `null` or nothing for never.
 * @returns Milliseconds since 1970 or `null`; or what the field must be.
 */
export function readExpiry(
  stated: number | string | null | undefined,
  now: number,
): Result<number | null, string> {
  if (stated == null) return ok(null);
  const at = timeOf(stated);
  return at !== null && at > now
    ? ok(at)
    : fail("must be in the future: milliseconds since 1970, or 2026-12-31T00:00:00Z");
}
