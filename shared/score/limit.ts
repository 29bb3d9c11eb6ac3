import type { Limit } from "../model/model.ts";
import { dayMs } from "../profile/tally.ts";
import { calendarSpanOf } from "../time/calendarSpan.ts";

/**
 * What a limit remembers of one lead. One shape and one function for all limits: they are asked for every
 * event of every lead, and a call that could go anywhere costs as much as all that is done in it.
 */
export interface LimitMemory {
  readonly name: "every" | "once" | "once_per_session" | "once_per_object" | "rolling" | "calendar";
  readonly limit: Limit;
  /** IANA name: whose days, weeks and months count. */
  readonly timeZone: string;
  /** The session that was paid last. They come in order: it is all there is to remember. */
  session: number;
  /** Objects that were paid; made for who needs it. */
  objects: Set<string> | null;
  /** When they were paid, milliseconds since 1970; oldest first. */
  paidAt: number[] | null;
  /** How many of those are too long ago to count: to take them out would move all others. */
  passed: number;
  /** How many were paid in the calendar's spans, by when they began, milliseconds since 1970. */
  paidIn: Map<number, number> | null;
}

export function memoryFor(limit: Limit, timeZone: string): LimitMemory {
  const name = typeof limit === "string" ? limit : "per" in limit ? "calendar" : "rolling";
  return {
    name,
    limit,
    timeZone,
    session: -1,
    objects: name === "once_per_object" ? new Set() : null,
    paidAt: name === "rolling" ? [] : null,
    passed: 0,
    paidIn: name === "calendar" ? new Map() : null,
  };
}

/**
 * Told of what matches in the order it happened, says how many occurrences of each are paid.
 *
 * @param at Milliseconds since 1970.
 * @param session Its number; never less than the one before.
 */
export function payFor(
  memory: LimitMemory,
  count: number,
  at: number,
  session: number,
  object: string,
): number {
  switch (memory.name) {
    case "every":
      return count;
    case "once":
      if (memory.session !== -1) return 0;
      memory.session = session;
      return 1;
    case "once_per_session":
      if (memory.session === session) return 0;
      memory.session = session;
      return 1;
    case "once_per_object": {
      const objects = memory.objects as Set<string>;
      const before = objects.size;
      return objects.add(object).size - before;
    }
    case "rolling":
      return payRolling(memory, count, at);
    case "calendar":
      return payBySpan(memory, count, at);
  }
}

type Rolling = Extract<Limit, { perDays: number }>;
type ByCalendar = Extract<Limit, { per: string }>;

/** An occurrence is paid unless `max` were paid in the span before it. */
function payRolling(memory: LimitMemory, count: number, at: number): number {
  const { max, perDays } = memory.limit as Rolling;
  const paidAt = memory.paidAt as number[];
  const since = at - perDays * dayMs;
  // Of a total only its span is known: all of it is dated to its first moment.
  let { passed } = memory;
  while (passed < paidAt.length && (paidAt[passed] as number) <= since) passed++;
  memory.passed = passed;
  const paid = Math.max(0, Math.min(count, max - (paidAt.length - passed)));
  for (let index = 0; index < paid; index++) paidAt.push(at);
  return paid;
}

/** `max` are paid in each span of the calendar, and it begins anew with the next. */
function payBySpan(memory: LimitMemory, count: number, at: number): number {
  const { max, per } = memory.limit as ByCalendar;
  const paidIn = memory.paidIn as Map<number, number>;
  const { startAt } = calendarSpanOf(at, per, memory.timeZone);
  const before = paidIn.get(startAt) ?? 0;
  const paid = Math.min(count, max - before);
  paidIn.set(startAt, before + paid);
  return paid;
}
