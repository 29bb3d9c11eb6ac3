import { fail, ok, type Result } from "../result.ts";
import { monthOf } from "./monthOf.ts";

/** Whether a file writes 3 April as `03/04/2026` or as `04/03/2026`. */
export const dateOrders = ["dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

interface Day {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

/**
 * Parses a date as people and exports write it: ISO 8601, milliseconds since 1970, day, month and year with
 * separators, or a month's name in one of nine languages; with a time, am or pm. In UTC unless the text says
 * otherwise. An ambiguous date is refused unless the order is stated.
 *
 * @example
 * parseDate("9/25/2026 3:45 PM"); // 25 September 2026, 15:45 UTC
 * @returns Milliseconds since 1970, or what to fix.
 */
export function parseDate(text: string, order?: DateOrder): Result<number, string> {
  if (/^\d{12,14}$/.test(text)) return ok(Number(text));
  const [, dateText = text, timeText = ""] =
    /^(.*?\d{2}.*?)(?:(?:T|,| at| um| à| alle| om| o)? ?(\d{1,2}:\d\d.*|\d{1,2} ?[ap]\.? ?m\.?))?$/i.exec(
      text,
    ) ?? [];
  const time = timeOf(timeText);
  const day = dayOf(dateText.trim().replace(/[T,]$/, ""), text, order);
  if (!day.ok) return day;
  if (time === null) return fail(`"${text}" is not a date: write it like 2026-11-22`);
  const { year, month, day: ofMonth } = day.value;
  return momentOf(`${year}-${month.padStart(2, "0")}-${ofMonth.padStart(2, "0")}T${time}`, text);
}

/** The same for a cell; `null` for an empty one. */
export const momentOfCell = (
  cell: string,
  order: DateOrder | undefined,
): Result<number | null, string> => (cell === "" ? ok(null) : parseDate(cell, order));

function dayOf(date: string, text: string, order: DateOrder | undefined): Result<Day, string> {
  const [, year, , month = "", day = ""] = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(date) ?? [];
  if (year !== undefined) return ok({ year, month, day });
  const named = namedDay(date);
  if (named !== null) return ok(named);
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\.?$/.exec(date.replace(/\. /g, "."));
  if (parts === null) return fail(`"${text}" is not a date: write it like 2026-11-22`);
  const [, first = "", separator, second = "", last = ""] = parts;
  // With dots the day is first; there is no 13th month.
  const isDayFirst =
    separator === "." || Number(first) > 12 ? true : Number(second) > 12 ? false : undefined;
  const known =
    isDayFirst ?? (order === undefined ? first === second || undefined : order === "dmy");
  if (known === undefined) {
    return fail(`"${text}" is ambiguous: say whether dates are dmy or mdy`);
  }
  const [dayText, monthText] = known ? [first, second] : [second, first];
  return ok({ year: yearOf(last), month: monthText, day: dayText });
}

/** `25-Sep-2026`, `Fri, 25 de septiembre de 2026`, `Sep 25, 2026`, `2026 Sep 25`; `null` without a month's name. */
function namedDay(date: string): Day | null {
  const words = date
    .replace(/^\p{L}+\.?,? +(?=\p{L}+\.? \d|\d)/u, (weekday) =>
      monthOf(weekday.trim()) === null ? "" : weekday,
    )
    .split(/[\s,./-]+/)
    .filter((word) => word !== "" && !/^(de|del|of|the|d)$/i.test(word))
    .map((word) => word.replace(/^(\d{1,2})(st|nd|rd|th|er|º|\.)$/i, "$1"));
  if (words.length !== 3) return null;
  const month = words.map(monthOf).find((one) => one !== null) ?? null;
  const numbers = words.filter((word) => /^(\d{1,2}|\d{4})$/.test(word));
  if (month === null || numbers.length !== 2) return null;
  const [first = "", second = ""] = numbers;
  const [day, year] = first.length === 4 ? [second, first] : [first, second];
  return { year: yearOf(year), month: String(month), day };
}

/** A year of two digits is of this century until 69, as POSIX has it. */
const yearOf = (text: string): string =>
  text.length === 4 ? text : `${Number(text) < 69 ? "20" : "19"}${text}`;

/** `15:45:00`, `3:45 PM`, `10:00 UTC`, `10:00 +0200` as ISO 8601; `null` for other text. */
function timeOf(text: string): string | null {
  if (text === "") return "00:00Z";
  const parts =
    /^(\d{1,2})(?::(\d\d)(?::(\d\d(?:\.\d+)?))?)?(?: ?([ap])\.? ?m\.?)?(?: (?:h|uhr))? ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i.exec(
      text.trim(),
    );
  if (parts === null) return null;
  const [, hourText = "", minute = "00", second = "00", half, zone = "Z"] = parts;
  const isLate = half?.toLowerCase() === "p";
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (isLate ? 12 : 0);
  const offset = /^[+-]/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`
    : "Z";
  return `${String(hour).padStart(2, "0")}:${minute}:${second}${offset}`;
}

function momentOf(iso: string, text: string): Result<number, string> {
  const ms = Date.parse(iso);
  // Some engines read 30 February as 2 March.
  const isDay = new Date(`${iso.slice(0, 10)}T00:00Z`).getUTCDate() === Number(iso.slice(8, 10));
  return Number.isNaN(ms) || !isDay ? fail(`"${text}" is not a valid date`) : ok(ms);
}
