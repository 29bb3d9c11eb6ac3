import fc from "fast-check";
import { expect, it } from "vitest";
import { compileModel } from "../../model/compile.ts";
import { parseModel } from "../../model/parseModel.ts";
import { fold } from "../../profile/fold.ts";
import { emptyProfile } from "../../profile/profile.ts";
import type { Event } from "../../wire/event.ts";
import { prepare, totalsAt } from "../evaluate.ts";
import { anyAdjustment, anyLife, anyRules, modelOf, type RuleDocument } from "../lives.fixture.ts";
import { forecastAt } from "./nextChange.ts";

const dayMs = 86_400_000;
const decadeMs = 3_650 * dayMs;

it("no total moves by more than half a point before it, whatever happened", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      anyRules(),
      anyLife(),
      anyAdjustment(),
      fc.nat(30),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (rules, life, given, days, parts) => {
        const prepared = prepare(compile(rules), fold(emptyProfile, [...life, ...given]));
        const now = Math.max(0, ...life.map(({ occurredAt }) => occurredAt)) + days * dayMs;
        const before = totalsAt(prepared, now);
        const { pointsHoldUntil } = forecastAt(prepared, now, null);
        const until = pointsHoldUntil ?? now + decadeMs;
        expect(until).toBeGreaterThan(now);
        for (const part of [...parts, 1]) {
          const at = now + Math.floor(part * (until - 1 - now));
          const after = totalsAt(prepared, at);
          for (const sum of ["score", "fit", "total"] as const) {
            expect(Math.abs(after[sum] - before[sum])).toBeLessThanOrEqual(0.5 + 1e-6);
          }
        }
        if (pointsHoldUntil !== null && totalsAt(prepared, until).total !== before.total) moved++;
      },
    ),
    { numRuns: 3_000 },
  );
  // Else most of it would be found too early, and every row would be evaluated for nothing.
  expect(moved).toBeGreaterThan(500);
});

it("is the moment at which points by hand expire", () => {
  const event: Event = {
    ...{ id: "adjust-1", type: "adjustment" as const, occurredAt: 0, adjustment: "met" },
    ...{ points: 5, author: "Ann", reason: "Met at a fair", expiresAt: 9 * dayMs },
  };
  const prepared = prepare(compile([]), fold(emptyProfile, [event]));
  expect(forecastAt(prepared, 1, null).pointsHoldUntil).toBe(9 * dayMs);
  expect(forecastAt(prepared, 9 * dayMs, null).pointsHoldUntil).toBeNull();
});

function compile(rules: readonly RuleDocument[]) {
  const parsed = parseModel(modelOf(rules));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
