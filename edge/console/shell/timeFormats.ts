const date = { day: "numeric", month: "short", year: "numeric" } as const;
const time = { hour: "2-digit", minute: "2-digit" } as const;

/**
 * How times are shown: `09:05`, `Tuesday 17 November 2026`, `17 Nov 2026, 09:05`. The Worker uses them for
 * UTC, the browser for its own zone.
 *
 * @param timeZone An IANA name, e.g. `Europe/Amsterdam`.
 */
export function timeFormats(timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  return {
    time: format(time),
    day: format({ weekday: "long", ...date, month: "long" }),
    datetime: format({ ...date, ...time }),
  };
}
