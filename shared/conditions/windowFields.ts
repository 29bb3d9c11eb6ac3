import * as z from "zod";
import { calendarPeriod } from "../time/calendar.ts";

/** Which past counts: all of it, a rolling window, or the calendar's current day, week or month. */
export const windowFields = {
  /** Rolling: only what is younger than this counts. */
  lastDays: z.number().positive().max(3_650).optional(),
  /** By the calendar of the model's `timeZone`: only what happened this day, week (from Monday) or month. */
  this: calendarPeriod.optional(),
};

/** For `refine`: a condition has one window at most. */
export const hasOneWindow = ({
  lastDays,
  this: period,
}: {
  lastDays?: unknown;
  this?: unknown;
}): boolean => lastDays === undefined || period === undefined;

export const twoWindows = "has two windows: keep lastDays or this";
