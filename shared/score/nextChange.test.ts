import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideStage } from "../decide/stage.ts";
import { compileModel } from "../model/compile.ts";
import type { ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate, prepare } from "./evaluate.ts";
import { nextChangeAt } from "./nextChange.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
type RuleDocument = ModelDocument["rules"][number];

describe("nextChangeAt", () => {
  it("nothing changes before it, something does at it", () => {
    const ruleSets = fc.uniqueArray(anyRule(), { selector: ({ id }) => id, maxLength: 5 });
    fc.assert(
      fc.property(ruleSets, life(), fc.nat(30), (rules, events, days) => {
        const compiled = compile(rules);
        const profile = fold(emptyProfile, events);
        const now = 20 * dayMs + days * dayMs;
        const placeAt = (at: number, stage: string | null) => {
          const evaluation = evaluate(compiled, profile, at);
          return `${evaluation.tier} ${decideStage(stage, evaluation, compiled.model)}`;
        };
        const stage = decideStage(null, evaluate(compiled, profile, now), compiled.model);
        const here = placeAt(now, stage);
        const next = nextChangeAt(prepare(compiled, profile), now, stage);
        const until = next ?? now + 400 * dayMs;
        for (let part = 0; part < 24; part++) {
          const at = now + Math.floor(((until - 1 - now) * part) / 24);
          if (placeAt(at, stage) !== here) throw new Error(`changed at ${at}, said ${next}`);
        }
        if (next === null) return;
        expect(next).toBeGreaterThan(now);
        expect(placeAt(next - 1, stage)).toBe(here);
        expect(placeAt(next, stage)).not.toBe(here);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it("is never, where nothing of the model depends on time", () => {
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 0, page: { path: "/" } };
    expect(
      nextChangeAt(prepare(compile(b2b.rules), fold(emptyProfile, [visit])), 0, null),
    ).toBeNull();
  });

  it("tells the day on which a lead has been inactive for too long", () => {
    const compiled = compile([
      view("once", 60, {}),
      { ...head("idle", -40), when: { inactiveDays: { atLeast: 90 } } },
    ]);
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 5, page: { path: "/" } };
    const profile = fold(emptyProfile, [visit]);
    expect(nextChangeAt(prepare(compiled, profile), 5, "MQL")).toBe(90 * dayMs + 5);
  });
});

const head = (id: string, points: number) => ({ id, title: id, kind: "interest", points }) as const;

const view = (id: string, points: number, more: object): RuleDocument => ({
  ...head(id, points),
  on: { event: "page_view" },
  ...more,
});

function anyRule(): fc.Arbitrary<RuleDocument> {
  const points = fc.integer({ min: -40, max: 40 });
  const lastDays = fc.integer({ min: 1, max: 20 });
  return fc.oneof(
    fc
      .tuple(points, lastDays)
      .map(([worth, days]) => view("decays", worth, { decay: { halfLifeDays: days } })),
    fc
      .tuple(points, lastDays)
      .map(([worth, days]) => view("decays_too", worth, { decay: { halfLifeDays: days } })),
    fc.tuple(points, lastDays, fc.integer({ min: 1, max: 4 })).map(
      ([worth, days, atLeast]): RuleDocument => ({
        ...head("frequent", worth),
        when: { sessions: { atLeast, lastDays: days } },
      }),
    ),
    fc.tuple(points, lastDays).map(
      ([worth, days]): RuleDocument => ({
        ...head("counted", worth),
        when: { not: { count: { event: "page_view" }, atLeast: 2, lastDays: days } },
      }),
    ),
    fc.tuple(points, lastDays).map(
      ([worth, days]): RuleDocument => ({
        ...head("inactive", worth),
        when: { inactiveDays: { atLeast: days } },
      }),
    ),
    fc.tuple(points, fc.constantFrom("day", "week", "month")).map(
      ([worth, period]): RuleDocument => ({
        ...head("by_calendar", worth),
        when: { count: { event: "page_view" }, atLeast: 1, this: period },
      }),
    ),
    fc
      .tuple(points, fc.constantFrom("day", "week", "month"))
      .map(([worth, per]) => view("limited", worth, { limit: { max: 1, per } })),
    points.map((worth) => view("always", worth, { limit: "once" })),
  );
}

function life(): fc.Arbitrary<Event[]> {
  return fc.array(fc.nat(20 * 24), { maxLength: 8, size: "max" }).map((hours) =>
    hours.map(
      (hour, index): Event => ({
        id: `view-${index}`,
        type: "page_view",
        occurredAt: hour * hourMs,
        page: { path: "/" },
      }),
    ),
  );
}

function compile(rules: readonly RuleDocument[]) {
  const parsed = parseModel({ ...b2b, rules, timeZone: "America/New_York" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
