import type { QuietHours } from "./rules.ts";

const minuteMs = 60_000;
/** Every present time zone is a multiple of this away from UTC. */
const stepMs = 15 * minuteMs;
/** A weekend and two nights: no quiet time lasts longer. */
const longestMs = 5 * 86_400_000;

/** The first minute from now on (milliseconds since 1970) outside quiet hours, in a time zone. */
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
  // Quiet hours may end at any minute of that quarter.
  while (at - minuteMs > now && !isQuiet(at - minuteMs, quiet, clock)) at -= minuteMs;
  return at;
}

function isQuiet(at: number, { from, to, weekends }: QuietHours, clock: Intl.DateTimeFormat) {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  if (weekends && (parts.weekday === "Sat" || parts.weekday === "Sun")) return true;
  const time = `${parts.hour}:${parts.minute}`;
  return from < to ? from <= time && time < to : from <= time || time < to;
}
