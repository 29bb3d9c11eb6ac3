import * as z from "zod";

/** A span of the calendar; weeks begin on Monday. */
export const calendarPeriod = z.enum(["day", "week", "month"]);
export type CalendarPeriod = z.infer<typeof calendarPeriod>;

/** An IANA name, e.g. `Europe/Berlin`. */
export const timeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be the IANA name of a time zone, e.g. Europe/Berlin");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
