import { fail, ok, type Result } from "../result.ts";
import type { RefusedReason } from "./collectAnswer.ts";
import { earliestMs } from "./limits.ts";

/** Times of a trusted sender are kept as stated, as long as they are possible. */
export function statedTime(occurredAt: number, receivedAt: number): Result<number, RefusedReason> {
  if (occurredAt < earliestMs) return fail("event-too-old");
  if (occurredAt > receivedAt + 60_000) return fail("event-in-future");
  return ok(Math.min(occurredAt, receivedAt));
}
