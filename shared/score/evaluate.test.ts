import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import type { ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate } from "./evaluate.ts";

const dayMs = 86_400_000;
const now = 8 * dayMs;

describe("Invariant 3: a score is a pure function", () => {
  it("gives the same evaluation however often and from whatever compilation of the model", () => {
    fc.assert(
      fc.property(visits(), (events) => {
        const profile = fold(emptyProfile, events);
        const compiled = compile(b2b);
        const first = evaluate(compiled, profile, now);
        expect(evaluate(compiled, profile, now)).toEqual(first);
        expect(evaluate(compile(b2b), profile, now)).toEqual(first);
      }),
      { numRuns: 500 },
    );
  });
});

describe("Invariant 7: every score explains itself", () => {
  it("the contributions add up to the total", () => {
    const compiled = compile(b2b);
    fc.assert(
      fc.property(visits(), (events) => {
        const { total, score, fit, disqualified, contributions } = evaluate(
          compiled,
          fold(emptyProfile, events),
          now,
        );
        expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(total);
        if (!disqualified) expect(score + fit).toBe(total);
        for (const { paid, count, title, reason } of contributions) {
          expect(paid).toBeLessThanOrEqual(count);
          expect(title && reason).toBeTruthy();
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("Invariant 5: editing the model re-scores the past", () => {
  it("a page type found by another path counts for what was seen before", () => {
    const profile = fold(emptyProfile, [view(0, "/was-es-kostet")]);
    expect(evaluate(compile(b2b), profile, now).total).toBe(0);
    const german = { ...b2b, pageTypes: [{ type: "pricing", paths: ["/was-es-kostet"] }] };
    expect(evaluate(compile(german), profile, now).total).toBe(10);
  });
});

describe("a group", () => {
  const rules = (points: number): ModelDocument["rules"] =>
    ["a", "b", "c"].map((id) => ({
      id,
      title: id,
      kind: "interest",
      points,
      on: { event: "page_view", object: `/${id}` },
      group: "g",
    }));
  const evaluated = (points: number, bound: object) =>
    evaluate(
      compile({ ...b2b, rules: rules(points), groups: { g: { title: "G", ...bound } } }),
      fold(emptyProfile, [view(0, "/a"), view(1, "/b"), view(2, "/c")]),
      now,
    );

  it("caps what its rules add, in the order of the model, and shows what was cut", () => {
    const { total, contributions } = evaluated(10, { max: 25 });
    expect(total).toBe(25);
    expect(contributions.map(({ points, earned }) => [points, earned])).toEqual([
      [10, 10],
      [10, 10],
      [5, 10],
    ]);
    expect(contributions[2]?.reason).toContain('capped by "G"');
  });

  it("bounds what its rules take away", () => {
    expect(evaluated(-10, { min: -15 }).total).toBe(-15);
  });
});

describe("a limit", () => {
  const paidBy = (limit: object | string, times: readonly number[]) => {
    const rule = {
      id: "r",
      title: "R",
      kind: "interest",
      points: 1,
      on: { event: "page_view" },
      limit,
    };
    const model = compile({ ...b2b, rules: [rule as ModelDocument["rules"][number]] });
    return evaluate(
      model,
      fold(
        emptyProfile,
        times.map((at, index) => view(index, "/a", at)),
      ),
      now,
    ).total;
  };

  it.each([
    ["every", 5],
    ["once", 1],
    ["once_per_session", 3],
    ["once_per_object", 1],
    [{ max: 2, perDays: 1 }, 3],
    [{ max: 1, per: "day" }, 2],
    [{ max: 4, per: "month" }, 4],
  ])("%j pays %i of five views", (limit, expected) => {
    const minute = 60_000;
    expect(paidBy(limit, [0, minute, 31 * minute, 62 * minute, dayMs + 2 * minute])).toBe(expected);
  });

  it("by the calendar begins anew at midnight, however short ago", () => {
    expect(paidBy({ max: 1, per: "day" }, [dayMs - 1, dayMs])).toBe(2);
    expect(paidBy({ max: 1, per: "week" }, [dayMs - 1, dayMs])).toBe(1);
  });

  it("by days rolls: a view pays again exactly when the one before it is that old", () => {
    expect(paidBy({ max: 1, perDays: 7 }, [0, 7 * dayMs - 1])).toBe(1);
    expect(paidBy({ max: 1, perDays: 7 }, [0, 7 * dayMs])).toBe(2);
  });
});

describe("decay", () => {
  const halfLifeDays = 10;
  const rule: ModelDocument["rules"][number] = {
    id: "r",
    title: "R",
    kind: "interest",
    points: 16,
    on: { event: "page_view" },
    decay: { halfLifeDays },
  };
  const compiled = compile({ ...b2b, rules: [rule] });
  const worth = (times: readonly number[], at: number) => {
    const seen = times.map((time, index) => view(index, "/a", time));
    return evaluate(compiled, fold(emptyProfile, seen), at).total;
  };

  it("halves a payment with every half-life", () => {
    expect([0, 10, 20, 30].map((days) => worth([0], days * dayMs))).toEqual([16, 8, 4, 2]);
  });

  it("composes: what decayed for a while and then for another decayed for both", () => {
    const times = fc.array(fc.nat(100 * dayMs), { minLength: 1, maxLength: 5 });
    const span = fc.nat(200 * dayMs);
    fc.assert(
      fc.property(times, span, span, (seen, first, second) => {
        const between = 100 * dayMs + first;
        const left = 0.5 ** (second / (halfLifeDays * dayMs));
        expect(worth(seen, between + second)).toBeCloseTo(worth(seen, between) * left, 8);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is the sum of what each payment is worth", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100 * dayMs), { maxLength: 8 }), (times) => {
        const each = times.reduce((sum, time) => sum + worth([time], 100 * dayMs), 0);
        expect(worth(times, 100 * dayMs)).toBeCloseTo(each, 8);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a session", () => {
  it("ends after 30 minutes without an event", () => {
    const careersAt = (gapMs: number) =>
      evaluate(
        compile(b2b),
        fold(emptyProfile, [view(0, "/careers", 0), view(1, "/careers", gapMs)]),
        now,
      ).total;
    expect(careersAt(30 * 60_000)).toBe(-25);
    expect(careersAt(30 * 60_000 + 1)).toBe(-50);
  });

  it("is one when a late event joins two", () => {
    const events = [0, 50, 25].map((minute, index) => view(index, "/careers", minute * 60_000));
    expect(evaluate(compile(b2b), fold(emptyProfile, events.slice(0, 2)), now).total).toBe(-50);
    // Three careers pages in one visit: looked at length, but once.
    expect(evaluate(compile(b2b), fold(emptyProfile, events), now).total).toBe(-25 - 15);
  });
});

function compile(document: ModelDocument) {
  const parsed = parseModel(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}

function view(index: number, path: string, occurredAt = index * 1_000): Event {
  return { id: `event-${index}`, type: "page_view", occurredAt, page: { path } };
}

function visits() {
  const path = fc.constantFrom("/", "/pricing", "/careers", "/blog/a", "/blog/b", "/product/a");
  return fc
    .array(fc.tuple(path, fc.nat(100_000_000)), { maxLength: 60, size: "max" })
    .map((views) => views.map(([where, at], index) => view(index, where, at)));
}
