import { fail, ok, type Result } from "../result.ts";

/** Whether a file writes 3 April as `03/04/2026` or as `04/03/2026`. */
export const dateOrders = ["dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

/**
 * Parses ISO 8601, milliseconds since 1970, or day, month and year with separators; in UTC unless the text says
 * otherwise. An ambiguous date is refused unless the order is stated.
 *
 * @returns Milliseconds since 1970, or what to fix.
 */
export function parseDate(text: string, order?: DateOrder): Result<number, string> {
  if (/^\d{12,14}$/.test(text)) return ok(Number(text));
  const iso =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
  if (iso !== null) {
    const [, day, time = "00:00", zone = "Z"] = iso;
    return momentOf(`${day}T${time}${zone}`, text);
  }
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}:\d\d(?::\d\d)?))?$/.exec(text);
  if (parts === null) return fail(`"${text}" is not a date: write it like 2026-11-22`);
  const [, first = "", mark, second = "", year, time = "00:00"] = parts;
  // With dots the day is first; there is no 13th month.
  const isDayFirst =
    mark === "." || Number(first) > 12 ? true : Number(second) > 12 ? false : undefined;
  const known =
    isDayFirst ?? (order === undefined ? first === second || undefined : order === "dmy");
  if (known === undefined) {
    return fail(`"${text}" is ambiguous: say whether dates are dmy or mdy`);
  }
  const [day, month] = known ? [first, second] : [second, first];
  const two = (number: string) => number.padStart(2, "0");
  return momentOf(`${year}-${two(month)}-${two(day)}T${time.padStart(5, "0")}Z`, text);
}

function momentOf(iso: string, text: string): Result<number, string> {
  const ms = Date.parse(iso);
  // Some engines read 30 February as 2 March.
  const isDay = new Date(`${iso.slice(0, 10)}T00:00Z`).getUTCDate() === Number(iso.slice(8, 10));
  return Number.isNaN(ms) || !isDay ? fail(`"${text}" is not a valid date`) : ok(ms);
}
