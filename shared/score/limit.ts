import type { Limit } from "../model/model.ts";
import { dayMs } from "../profile/tally.ts";
import { calendarSpanOf } from "./calendarSpan.ts";
import type { Moment } from "./timeline.ts";

/** Told of matching moments in the order they happened, says how many occurrences of each are paid. */
export type Limiter = (moment: Moment) => number;

/**
 * One limiter for each rule and lead: it remembers what it has paid.
 *
 * @param timeZone IANA name: whose days, weeks and months count.
 */
export function limiterFor(limit: Limit, timeZone: string): Limiter {
  if (typeof limit === "object") {
    return "per" in limit
      ? atMostEach(limit.max, (at) => calendarSpanOf(at, limit.per, timeZone).startAt)
      : atMost(limit.max, limit.perDays * dayMs);
  }
  switch (limit) {
    case "every":
      return every;
    case "once":
      return once();
    case "once_per_session":
      return oncePerSession();
    case "once_per_object":
      return oncePerObject();
  }
}

const every: Limiter = ({ count }) => count;

function once(): Limiter {
  let paid = false;
  return () => {
    if (paid) return 0;
    paid = true;
    return 1;
  };
}

/** Moments come in the order of their sessions: the last one is all there is to remember. */
function oncePerSession(): Limiter {
  let last = -1;
  return ({ session }) => {
    if (session === last) return 0;
    last = session;
    return 1;
  };
}

function oncePerObject(): Limiter {
  const paid = new Set<string>();
  return ({ object }) => {
    if (paid.has(object)) return 0;
    paid.add(object);
    return 1;
  };
}

/** A rolling window in milliseconds: an occurrence is paid unless `max` were paid in the span before it. */
function atMost(max: number, spanMs: number): Limiter {
  const paidAt: number[] = [];
  return ({ at, count }) => {
    // Of a total only its span is known: all of it is dated to its first moment.
    while (paidAt.length > 0 && (paidAt[0] as number) <= at - spanMs) paidAt.shift();
    const paid = Math.max(0, Math.min(count, max - paidAt.length));
    for (let index = 0; index < paid; index++) paidAt.push(at);
    return paid;
  };
}

/** Of the calendar: `max` are paid in each span, and it begins anew with the next. */
function atMostEach(max: number, spanOf: (at: number) => number): Limiter {
  const paidIn = new Map<number, number>();
  return ({ at, count }) => {
    const span = spanOf(at);
    const before = paidIn.get(span) ?? 0;
    const paid = Math.min(count, max - before);
    paidIn.set(span, before + paid);
    return paid;
  };
}
