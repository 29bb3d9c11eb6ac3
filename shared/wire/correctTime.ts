import { fail, ok, type Result } from "../result.ts";
import type { RefusedReason } from "./collectAnswer.ts";
import { maxClockSkewMs, maxEventAgeMs, maxFutureMs } from "./limits.ts";

/**
 * When an event happened by the server's clock, in milliseconds.
 *
 * A browser's clock may be off by any amount, but it is off by the same amount when the event happens
 * and when the beacon leaves. So the event's age is measured on the browser's clock alone
 * (`sentAt − occurredAt`) and taken off the arrival. Nothing happens in the future: a negative age
 * (the clock was set in between) means the arrival itself.
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
