import type { QuietHours } from "./rules.ts";

const minuteMs = 60_000;
/** Every time zone of today is a multiple of this away from UTC, so hours begin and end on it. */
const stepMs = 15 * minuteMs;
/** A weekend and two nights: after that, something is open. */
const longestMs = 5 * 86_400_000;

/** The first moment from now on (milliseconds since 1970) that is not quiet, by the clocks of a time zone. */
export function openAgainAt(now: number, quiet: QuietHours, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (!isQuiet(now, quiet, clock)) return now;
  let at = now;
  do {
    at = Math.floor(at / stepMs) * stepMs + stepMs;
  } while (isQuiet(at, quiet, clock) && at < now + longestMs);
  // The hours may begin at any minute of that quarter.
  while (at - minuteMs > now && !isQuiet(at - minuteMs, quiet, clock)) at -= minuteMs;
  return at;
}

function isQuiet(at: number, { from, to, weekends }: QuietHours, clock: Intl.DateTimeFormat) {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  if (weekends && (parts.weekday === "Sat" || parts.weekday === "Sun")) return true;
  const time = `${parts.hour}:${parts.minute}`;
  return from < to ? from <= time && time < to : from <= time || time < to;
}
