import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileModel } from "../../model/compile.ts";
import type { ModelDocument } from "../../model/model.ts";
import { parseModel } from "../../model/parseModel.ts";
import { b2b } from "../../model/templates/b2b.ts";
import { fold } from "../../profile/fold.ts";
import { emptyProfile } from "../../profile/profile.ts";
import type { Event } from "../../wire/event.ts";
import { type Prepared, prepare, totalsAt } from "../evaluate.ts";
import {
  anyAdjustment,
  anyLife,
  anyRules,
  anySegments,
  modelOf,
  type RuleDocument,
  type Segments,
} from "../lives.fixture.ts";
import { segmentsAt } from "../segments.ts";
import { decideStage } from "../stage.ts";
import { nextChangeAt, nextMoveAt } from "./nextChange.ts";

const dayMs = 86_400_000;

/** Thresholds that a handful of rules can meet. */
const nearBands = {
  tiers: [
    { name: "hot", atLeast: 40 },
    { name: "warm", atLeast: 15 },
    { name: "cold", atLeast: 0 },
  ],
  grades: [
    { letter: "A", atLeast: 30 },
    { letter: "B", atLeast: 15 },
    { letter: "C", atLeast: 5 },
    { letter: "D", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 50, hysteresis: 10, minGrade: "C" },
    { name: "MQL", atLeast: 20, hysteresis: 10 },
  ],
};

/** Thresholds that no lead comes near. */
const farBands = {
  tiers: nearBands.tiers.map((tier, place) => ({ ...tier, atLeast: 10_000 * (2 - place) })),
  stages: [],
};

describe("nextChangeAt", () => {
  it("nothing changes before it, something does at it", () => {
    fc.assert(
      fc.property(
        anyRules(),
        anySegments(),
        anyLife(),
        anyAdjustment(),
        fc.nat(30),
        (rules, segments, life, given, days) => {
          const prepared = prepare(
            compile(rules, { segments }),
            fold(emptyProfile, [...life, ...given]),
          );
          const now = Math.max(0, ...life.map(({ occurredAt }) => occurredAt)) + days * dayMs;
          const { stage } = standingAt(prepared, now, null);
          const moves = (at: number) => {
            const standing = standingAt(prepared, at, stage);
            return `${standing.tier} ${standing.stage}`;
          };
          const all = (at: number) =>
            `${moves(at)} ${segmentsAt(prepared, standingAt(prepared, at, stage), at)}`;
          expectLeftAt(nextMoveAt(prepared, now, stage), moves, now);
          expectLeftAt(nextChangeAt(prepared, now, stage), all, now);
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("is early only when the budget is spent, and even then nothing changes before it", () => {
    fc.assert(
      fc.property(
        anyRules(),
        anySegments(),
        anyLife(),
        fc.nat(8),
        (rules, segments, life, budget) => {
          const prepared = prepare(compile(rules, { segments }), fold(emptyProfile, life));
          const now = 20 * dayMs;
          const sure = nextChangeAt(prepared, now, null);
          const early = nextChangeAt(prepared, now, null, budget);
          if (early === null) {
            expect(sure).toBeNull();
            return;
          }
          expect(early).toBeGreaterThan(now);
          expect(early).toBeLessThanOrEqual(sure ?? Number.POSITIVE_INFINITY);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["at one moment", 0, null],
    // By then the difference is less than what points are rounded by.
    ["ten seconds apart", 10_000, 471.2],
  ])("ends where points with one half-life cancel each other %s", (_, gap, days) => {
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
  });

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

  it("finds the day on which a lead has been inactive for too long", () => {
    const compiled = compile([
      view("once", 60, {}),
      { ...head("idle", -40), when: { inactiveDays: { atLeast: 90 } } },
    ]);
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 5, page: { path: "/" } };
    const profile = fold(emptyProfile, [visit]);
    expect(nextChangeAt(prepare(compiled, profile), 5, "MQL")).toBe(90 * dayMs + 5);
  });

  it.each<[string, Segments[string]["when"], number | null]>([
    ["a window ends", { sessions: { atLeast: 1, lastDays: 7 } }, 7 * dayMs],
    ["silence has lasted", { inactiveDays: { atLeast: 14 } }, 14 * dayMs],
    ["points decay", { score: { atLeast: 30 } }, 10 * dayMs + 1],
    ["their opposite holds", { not: { score: { atLeast: 30 } } }, 10 * dayMs + 1],
    [
      "the total falls",
      { all: [{ total: { below: 15 } }, { tier: { oneOf: ["cold"] } }] },
      20 * dayMs + 1,
    ],
    // A fact that stays decides.
    ["never", { all: [{ score: { atLeast: 30 } }, { trait: "country", oneOf: ["DE"] }] }, null],
  ])("finds when a segment changes: %s", (_, when, at) => {
    const rules = [view("read", 60, { decay: { halfLifeDays: 10 } })];
    const compiled = compile(rules, { ...farBands, segments: { one: { when } } });
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 0, page: { path: "/" } };
    const prepared = prepare(compiled, fold(emptyProfile, [visit]));
    expect(nextMoveAt(prepared, 0, null)).toBeNull();
    expect(nextChangeAt(prepared, 0, null)).toBe(at);
  });
});

const head = (id: string, points: number) => ({ id, title: id, kind: "interest", points }) as const;

const view = (id: string, points: number, more: object): RuleDocument => ({
  ...head(id, points),
  on: { event: "page_view" },
  ...more,
});

/** The tier and stage of a lead at a moment, if it was in this stage before. */
function standingAt(prepared: Prepared, at: number, before: string | null) {
  const totals = totalsAt(prepared, at);
  return { ...totals, stage: decideStage(before, totals, prepared.compiled.model) };
}

/** Looks at two dozen moments before it, and for a year if there is none. */
function expectLeftAt(next: number | null, placeAt: (at: number) => string, now: number): void {
  const here = placeAt(now);
  const until = next ?? now + 400 * dayMs;
  for (let part = 0; part < 24; part++) {
    const at = now + Math.floor(((until - 1 - now) * part) / 24);
    if (placeAt(at) !== here) throw new Error(`changed at ${at}, said ${next}`);
  }
  if (next === null) return;
  expect(next).toBeGreaterThan(now);
  expect(placeAt(next - 1)).toBe(here);
  expect(placeAt(next)).not.toBe(here);
}

function compile(rules: readonly RuleDocument[], more: Partial<ModelDocument> = {}) {
  const timeZone = "America/New_York";
  const parsed = parseModel({ ...modelOf(rules), ...nearBands, timeZone, ...more });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
