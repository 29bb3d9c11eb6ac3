import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Limit } from "../model/model.ts";
import { dayMs } from "../time/day.ts";
import { memoryFor, payFor } from "./limit.ts";

const hourMs = 3_600_000;
const runs = { numRuns: 10_000 };

/** What happened, and how often at once. */
interface Moment {
  readonly at: number;
  readonly count: number;
  readonly session: number;
  readonly object: string;
}

/** What each limit says, without remembering anything: how many of the last moment's events are paid. */
const toldInFull: Record<string, (moments: readonly Moment[]) => number> = {
  every: (moments) => lastOf(moments).count,
  once: (moments) => (moments.length === 1 ? 1 : 0),
  once_per_session: (moments) => firstOf(moments, ({ session }) => session),
  once_per_object: (moments) => firstOf(moments, ({ object }) => object),
};

describe("limits: what is paid is what the definition says, whatever happened", () => {
  for (const [limit, paidOf] of Object.entries(toldInFull)) {
    it(`limit ${limit}`, () => {
      fc.assert(
        fc.property(walk(), (moments) => {
          const pay = payerFor(limit as Limit);
          moments.forEach((moment, place) => {
            expect(pay(moment)).toBe(paidOf(moments.slice(0, place + 1)));
          });
        }),
        runs,
      );
    });
  }

  it("limit {max, perDays}: each is paid that finds fewer than max paid in the span before it", () => {
    const limits = fc.record({
      max: fc.integer({ min: 1, max: 4 }),
      perDays: fc.constantFrom(0.5, 1, 3),
    });
    fc.assert(
      fc.property(walk(), limits, (moments, { max, perDays }) => {
        const pay = payerFor({ max, perDays });
        const paidAt: number[] = [];
        for (const moment of moments) {
          let expected = 0;
          for (let nth = 0; nth < moment.count; nth++) {
            const inSpan = paidAt.filter((at) => at > moment.at - perDays * dayMs);
            if (inSpan.length >= max) continue;
            paidAt.push(moment.at);
            expected++;
          }
          expect(pay(moment)).toBe(expected);
        }
      }),
      runs,
    );
  });
});

function payerFor(limit: Limit): (moment: Moment) => number {
  const memory = memoryFor(limit, "UTC");
  return ({ count, at, session, object }) => payFor(memory, count, at, session, object);
}

const lastOf = (moments: readonly Moment[]): Moment => moments[moments.length - 1] as Moment;

function firstOf(moments: readonly Moment[], by: (moment: Moment) => unknown): number {
  const last = lastOf(moments);
  return moments.findIndex((moment) => by(moment) === by(last)) === moments.length - 1 ? 1 : 0;
}

/** Moments in order; sessions never go back. */
function walk(): fc.Arbitrary<Moment[]> {
  const step = fc.record({
    hours: fc.nat(30),
    count: fc.constantFrom(1, 1, 1, 2, 5),
    session: fc.nat(1),
    object: fc.constantFrom("/a", "/b", "/c"),
  });
  return fc.array(step, { maxLength: 14, size: "max" }).map((steps) => {
    let at = 0;
    let session = 0;
    return steps.map((step): Moment => {
      at += step.hours * hourMs;
      session += step.session;
      return { at, count: step.count, session, object: step.object };
    });
  });
}
