import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarSpanOf } from "./calendarSpan.ts";

const periods = ["day", "week", "month"] as const;
const spanAt = (moment: string, period: (typeof periods)[number], timeZone: string) => {
  const { startAt, endAt } = calendarSpanOf(Date.parse(moment), period, timeZone);
  return [startAt, endAt].map((at) => new Date(at).toISOString());
};

describe("the calendar", () => {
  it.each([
    ["day", "UTC", "2026-03-01T00:00:00.000Z", "2026-03-02T00:00:00.000Z"],
    ["week", "UTC", "2026-02-23T00:00:00.000Z", "2026-03-02T00:00:00.000Z"],
    ["month", "UTC", "2026-03-01T00:00:00.000Z", "2026-04-01T00:00:00.000Z"],
    ["day", "Pacific/Auckland", "2026-03-01T11:00:00.000Z", "2026-03-02T11:00:00.000Z"],
    ["week", "Pacific/Auckland", "2026-03-01T11:00:00.000Z", "2026-03-08T11:00:00.000Z"],
    ["day", "America/New_York", "2026-03-01T05:00:00.000Z", "2026-03-02T05:00:00.000Z"],
    // Clocks go forward within this month.
    ["month", "Europe/Berlin", "2026-02-28T23:00:00.000Z", "2026-03-31T22:00:00.000Z"],
  ] as const)("knows the %s of a Sunday noon in %s", (period, zone, from, to) => {
    const noon = zone === "Pacific/Auckland" ? "2026-03-01T23:00:00Z" : "2026-03-01T12:00:00Z";
    expect(spanAt(noon, period, zone)).toEqual([from, to]);
  });

  it("has days of 23 and of 25 hours where clocks change", () => {
    const hours = (moment: string, zone: string) => {
      const { startAt, endAt } = calendarSpanOf(Date.parse(moment), "day", zone);
      return (endAt - startAt) / 3_600_000;
    };
    expect(hours("2026-03-29T12:00:00Z", "Europe/Berlin")).toBe(23);
    expect(hours("2026-10-25T12:00:00Z", "Europe/Berlin")).toBe(25);
    // In Cairo midnight itself is skipped, in Havana it comes twice.
    expect(hours("2026-04-24T12:00:00Z", "Africa/Cairo")).toBe(23);
    expect(hours("2026-11-01T12:00:00Z", "America/Havana")).toBe(25);
  });

  it("puts every moment into one span, and spans side by side", () => {
    const zone = fc.constantFrom(
      ..."UTC Europe/Berlin America/New_York Asia/Kolkata Africa/Cairo America/Havana Australia/Lord_Howe Asia/Kathmandu Pacific/Apia".split(
        " ",
      ),
    );
    const moment = fc.integer({ min: Date.UTC(2000), max: Date.UTC(2040) });
    fc.assert(
      fc.property(moment, fc.constantFrom(...periods), zone, (at, period, timeZone) => {
        const { startAt, endAt } = calendarSpanOf(at, period, timeZone);
        expect(startAt <= at && at < endAt).toBe(true);
        expect(calendarSpanOf(startAt, period, timeZone)).toEqual({ startAt, endAt });
        expect(calendarSpanOf(endAt - 1, period, timeZone)).toEqual({ startAt, endAt });
        expect(calendarSpanOf(endAt, period, timeZone).startAt).toBe(endAt);
        expect(calendarSpanOf(startAt - 1, period, timeZone).endAt).toBe(startAt);
      }),
      { numRuns: 5_000 },
    );
  });
});
