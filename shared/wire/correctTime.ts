import { fail, ok, type Result } from "../result.ts";
import type { RefusedReason } from "./collectAnswer.ts";
import { maxClockSkewMs, maxEventAgeMs, maxFutureMs } from "./limits.ts";

/**
 * When an event happened by the server's clock, in milliseconds.
 *
 * A browser's clock may be wrong by any amount, but by the same amount when the event happens and when the
 * beacon leaves. So the event's age is measured on the browser's clock alone (`sentAt − occurredAt`) and
 * subtracted from the arrival. An event cannot be in the future: with a negative age (the clock was set in
 * between) the event is dated to the arrival.
 */
export function correctTime(
  occurredAt: number,
  sentAt: number,
  receivedAt: number,
): Result<number, RefusedReason> {
  if (Math.abs(receivedAt - sentAt) > maxClockSkewMs) return fail("implausible-clock");
  const ageMs = sentAt - occurredAt;
  if (ageMs > maxEventAgeMs) return fail("event-too-old");
  if (ageMs < -maxFutureMs) return fail("event-in-future");
  return ok(receivedAt - Math.max(0, ageMs));
}
