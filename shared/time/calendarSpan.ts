import type { CalendarPeriod } from "./calendar.ts";
import { dayMs } from "./day.ts";

/** A day, week or month of one time zone, milliseconds since 1970; the end is exclusive. */
interface CalendarSpan {
  readonly startAt: number;
  readonly endAt: number;
}

/**
 * The day, week (from Monday) or month that a moment falls into. Days on which clocks change have their real
 * length.
 *
 * @param at Milliseconds since 1970.
 * @param timeZone IANA name.
 */
export function calendarSpanOf(at: number, period: CalendarPeriod, timeZone: string): CalendarSpan {
  const id = `${timeZone} ${period}`;
  const last = latest.get(id);
  if (last !== undefined && last.startAt <= at && at < last.endAt) return last;
  const [from, to] = wallSpanOf(at + offsetAt(at, timeZone), period);
  const span = { startAt: firstAt(from, timeZone), endAt: firstAt(to, timeZone) };
  latest.set(id, span);
  return span;
}

/** A calendar look-up takes microseconds, and the next one is mostly for the same day. */
const latest = new Map<string, CalendarSpan>();

/** The same in local wall-clock time, as milliseconds as if it were UTC. */
function wallSpanOf(wall: number, period: CalendarPeriod): [from: number, to: number] {
  const day = Math.floor(wall / dayMs);
  if (period === "month") {
    const date = new Date(wall);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    return [Date.UTC(year, month, 1), Date.UTC(year, month + 1, 1)];
  }
  // 1970 began on a Thursday.
  const first = period === "day" ? day : day - ((((day + 3) % 7) + 7) % 7);
  const days = period === "day" ? 1 : 7;
  return [first * dayMs, (first + days) * dayMs];
}

/** The first moment at which the local clock shows this or more: some midnights are skipped, some repeat. */
function firstAt(wall: number, timeZone: string): number {
  const around = [offsetAt(wall - dayMs, timeZone), offsetAt(wall + dayMs, timeZone)];
  let late = wall - Math.min(...around);
  let early = wall - Math.max(...around);
  if (offsetAt(early, timeZone) === wall - early) return early;
  // The clocks change once between the two.
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (middle + offsetAt(middle, timeZone) >= wall) late = middle;
    else early = middle;
  }
  return late;
}

/** How far the clocks of a zone are ahead of UTC, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  if (timeZone === "UTC") return 0;
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clockOf(timeZone).formatToParts(at)) {
    if (Object.hasOwn(shown, type)) shown[type as keyof typeof shown] = Number(value);
  }
  const { year, month, day, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, clock);
  return clock;
}
