import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideStage } from "../decide/stage.ts";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate, prepare } from "./evaluate.ts";
import { anyAdjustment, anyLife, anyRules, modelOf, type RuleDocument } from "./lives.fixture.ts";
import { nextChangeAt } from "./nextChange.ts";

const dayMs = 86_400_000;

/** Thresholds that a handful of rules can meet. */
const nearBands = {
  tiers: [
    { name: "hot", atLeast: 40 },
    { name: "warm", atLeast: 15 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 50, hysteresis: 10, minGrade: "D" },
    { name: "MQL", atLeast: 20, hysteresis: 10 },
  ],
};

describe("nextChangeAt", () => {
  it("nothing changes before it, something does at it", () => {
    fc.assert(
      fc.property(
        anyRules(),
        anyLife(),
        anyAdjustment(),
        fc.nat(30),
        (rules, life, given, days) => {
          const compiled = compile(rules);
          const now = 20 * dayMs + days * dayMs;
          const profile = fold(emptyProfile, [...life, ...given]);
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
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("is never early but when patience ends, and then nothing changes before it either", () => {
    fc.assert(
      fc.property(anyRules(), anyLife(), fc.nat(8), (rules, life, patience) => {
        const prepared = prepare(compile(rules), fold(emptyProfile, life));
        const now = 20 * dayMs;
        const sure = nextChangeAt(prepared, now, null);
        const early = nextChangeAt(prepared, now, null, patience);
        if (early === null) {
          expect(sure).toBeNull();
          return;
        }
        expect(early).toBeGreaterThan(now);
        expect(early).toBeLessThanOrEqual(sure ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["at one moment", 0, null],
    // By then the difference is less than what points are rounded by.
    ["ten seconds apart", 10_000, 471.2],
  ])(
    "comes to an end where points that decay at one pace make up for each other %s",
    (_, gap, days) => {
      const compiled = compile([
        view("every", 15, {}),
        view("read", 10, { decay: { halfLifeDays: 30 } }),
        { ...head("job", -10), on: { event: "file_download" }, decay: { halfLifeDays: 30 } },
      ]);
      const page = { path: "/" };
      const profile = fold(emptyProfile, [
        { id: "view-0001", type: "page_view", occurredAt: 0, page },
        { id: "file-0001", type: "file_download", occurredAt: gap, page, file: "/job.pdf" },
      ]);
      const next = nextChangeAt(prepare(compiled, profile), gap + 1, null);
      if (days === null) expect(next).toBeNull();
      else expect((next ?? 0) / dayMs).toBeCloseTo(days, 1);
    },
  );

  it("is never, where nothing of the model depends on time", () => {
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 0, page: { path: "/" } };
    expect(
      nextChangeAt(
        prepare(
          compile([...b2b.rules.filter(({ group }) => group === undefined)]),
          fold(emptyProfile, [visit]),
        ),
        0,
        null,
      ),
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

function compile(rules: readonly RuleDocument[]) {
  const parsed = parseModel({ ...modelOf(rules), ...nearBands, timeZone: "America/New_York" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
