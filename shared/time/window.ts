import type { CalendarPeriod } from "./calendar.ts";
import { calendarSpanOf } from "./calendarSpan.ts";
import { dayMs } from "./day.ts";

/** Which past a condition counts: all of it, a rolling window, or the calendar's current span. */
export interface Window {
  readonly lastDays?: number | undefined;
  readonly this?: CalendarPeriod | undefined;
}

/** Whether time alone can move something out of it. */
export const hasWindow = ({ lastDays, this: period }: Window): boolean =>
  lastDays !== undefined || period !== undefined;

/**
 * The moment after which occurrences count at `now`, milliseconds since 1970. An occurrence exactly as old as
 * a rolling window does not count; one at the start of the calendar's span does.
 */
export function countsAfter(
  { lastDays, this: period }: Window,
  now: number,
  timeZone: string,
): number {
  if (period !== undefined) return calendarSpanOf(now, period, timeZone).startAt - 1;
  return lastDays === undefined ? Number.NEGATIVE_INFINITY : now - lastDays * dayMs;
}

/** When occurrences of these times leave the window, milliseconds since 1970. */
export function leavingAt(
  { lastDays, this: period }: Window,
  times: readonly number[],
  timeZone: string,
): number[] {
  if (period !== undefined) return times.map((at) => calendarSpanOf(at, period, timeZone).endAt);
  return lastDays === undefined ? [] : times.map((at) => at + lastDays * dayMs);
}

/** e.g. ` in 7 days`, ` this week`. */
export function windowInWords({ lastDays, this: period }: Window): string {
  if (period !== undefined) return period === "day" ? " today" : ` this ${period}`;
  return lastDays === undefined ? "" : ` in ${lastDays === 1 ? "a day" : `${lastDays} days`}`;
}
