import { maxDateMs } from "../events/limits.ts";
import { shortHash } from "../identity/shortHash.ts";
import { fail, ok, type Result } from "../result.ts";
import { anyEvent, type Event } from "./event.ts";
import { hasReservedKey } from "./reservedKey.ts";
import { statedTime } from "./statedTime.ts";

/**
 * Reads one event that a back end sends. The back end vouches for it unless it says `verified: false`.
 *
 * `occurredAt` may be milliseconds since 1970 or a date as ISO 8601 writes it; without one it is
 * `receivedAt`. Without an `id` the id is a hash of the event, so that it counts once when it is sent
 * again. An event with neither an id nor a time would count every time, so it is refused.
 *
 * @returns The event, or what to fix.
 */
export function parseServerEvent(raw: unknown, receivedAt: number): Result<Event, string> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw))
    return fail("is not an object");
  if (hasReservedKey(raw)) return fail("has a reserved key");
  const stated: Record<string, unknown> = { ...raw };
  if (stated.id === undefined && stated.occurredAt === undefined) {
    return fail(
      "needs an id or an occurredAt: without either, sending it again would count it twice",
    );
  }
  const occurredAt = timeOf(stated.occurredAt ?? receivedAt);
  if (occurredAt === null) {
    return fail("occurredAt: milliseconds since 1970, or a date such as 2026-11-17T09:00:00Z");
  }
  const isAdjustment = stated.type === "adjustment";
  const parsed = anyEvent.safeParse({
    ...(!isAdjustment && { verified: true }),
    ...stated,
    id: stated.id ?? `stated-${shortHash(JSON.stringify(stated))}`,
    occurredAt,
  });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return fail(`${issue?.path.join(".") || "event"}: ${issue?.message}`);
  }
  const time = statedTime(occurredAt, receivedAt);
  return time.ok ? ok({ ...parsed.data, occurredAt: time.value }) : fail(time.reason);
}

/** Milliseconds since 1970, from those or from ISO 8601; `null` for neither. */
export function timeOf(stated: unknown): number | null {
  if (typeof stated === "number")
    return Number.isInteger(stated) && Math.abs(stated) <= maxDateMs ? stated : null;
  if (typeof stated !== "string" || !/^\d{4}-\d{2}-\d{2}/.test(stated)) return null;
  const ms = Date.parse(stated);
  return Number.isNaN(ms) ? null : ms;
}
