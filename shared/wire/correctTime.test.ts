import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctTime } from "./correctTime.ts";

const now = Date.UTC(2026, 10, 22);
const dayMs = 86_400_000;

describe("correctTime", () => {
  it("finds the true time, however wrong the browser's clock is", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -399 * dayMs, max: 399 * dayMs }),
        fc.integer({ min: 0, max: 29 * dayMs }),
        (skewMs, ageMs) => {
          const sentAt = now + skewMs;
          expect(correctTime(sentAt - ageMs, sentAt, now)).toEqual({
            ok: true,
            value: now - ageMs,
          });
        },
      ),
    );
  });

  it("never dates an event into the future", () => {
    expect(correctTime(now + 60_000, now, now)).toEqual({ ok: true, value: now });
  });

  it.each([
    ["older than a browser keeps events", now - 31 * dayMs, now, "event-too-old"],
    ["of 1970", 0, now, "event-too-old"],
    ["of 2099", Date.UTC(2099, 0), now, "event-in-future"],
    ["by a clock that no certificate would pass", 0, 0, "implausible-clock"],
  ])("refuses an event %s", (_, occurredAt, sentAt, reason) => {
    expect(correctTime(occurredAt, sentAt, now)).toEqual({ ok: false, reason });
  });
});
