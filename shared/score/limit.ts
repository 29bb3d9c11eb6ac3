import type { Limit } from "../model/model.ts";
import { calendarSpanOf } from "../time/calendarSpan.ts";
import { dayMs } from "../time/day.ts";

/**
 * What a limit remembers for one lead. One shape and one function for all limits: they run for every event
 * of every lead, and a megamorphic call would cost as much as the work itself.
 */
export interface LimitMemory {
  readonly name: "every" | "once" | "once_per_session" | "once_per_object" | "rolling" | "calendar";
  readonly limit: Limit;
  /** IANA name: whose days, weeks and months count. */
  readonly timeZone: string;
  /** The session that was paid last. Sessions come in order, so one number is enough. */
  session: number;
  /** Objects that were paid; only for limits that need it. */
  objects: Set<string> | null;
  /** When they were paid, milliseconds since 1970; oldest first. */
  paidAt: number[] | null;
  /** How many of those are too old to count: removing them would move all others. */
  passed: number;
  /** How many were paid in each span of the calendar, by its start, milliseconds since 1970. */
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
 * How many occurrences of a match are paid. Call it for each match, in the order they happened.
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
  // A total has only its span: all of it is dated to its first moment.
  let { passed } = memory;
  while (passed < paidAt.length && (paidAt[passed] as number) <= since) passed++;
  memory.passed = passed;
  const paid = Math.max(0, Math.min(count, max - (paidAt.length - passed)));
  for (let index = 0; index < paid; index++) paidAt.push(at);
  return paid;
}

/** `max` are paid in each span of the calendar. */
function payBySpan(memory: LimitMemory, count: number, at: number): number {
  const { max, per } = memory.limit as ByCalendar;
  const paidIn = memory.paidIn as Map<number, number>;
  const { startAt } = calendarSpanOf(at, per, memory.timeZone);
  const before = paidIn.get(startAt) ?? 0;
  const paid = Math.min(count, max - before);
  paidIn.set(startAt, before + paid);
  return paid;
}
