import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nowMs, plantedExamples } from "../../test/learn/plantedExamples.ts";
import { buildTable } from "./data/buildTable.ts";
import type { Example } from "./data/example.ts";
import type { TrainingTable } from "./data/table.ts";
import type { LearnedModel } from "./model.ts";
import { parseLearnedModel, stringifyLearnedModel } from "./parseLearnedModel.ts";
import { predict } from "./predict.ts";
import { predictRows } from "./predictRows.ts";
import { pointsModel } from "./publish/pointsModel.ts";
import type { TrainingOptions } from "./train/trainingState.ts";
import { trainModel } from "./train/trainModel.ts";

const tableOf = (examples: readonly Example[]): TrainingTable => buildTable(examples, nowMs).table;

function learn(examples: readonly Example[], options?: TrainingOptions): LearnedModel {
  const trained = trainModel(tableOf(examples), options);
  if (!trained.ok) throw new Error(JSON.stringify(trained.reason));
  return trained.value;
}

const planted = plantedExamples(2_500, 1);
const learned = learn(planted);
const few = learn(plantedExamples(150, 2));
const corrected: LearnedModel = {
  ...learned,
  calibration: { kind: "beta", a: 0.8, b: 1.1, c: 0.1 },
};

describe("a prediction", () => {
  const leads = fc.record({
    points: fc.oneof(fc.double(), fc.integer({ min: -50, max: 300 })),
    features: fc.record(
      {
        pages: fc.oneof(fc.double(), fc.integer({ min: -3, max: 40 }), fc.constant(null)),
        demo: fc.oneof(fc.boolean(), fc.constant("yes")),
        campaign: fc.boolean(),
        channel: fc.oneof(fc.constantFrom("search", "mail", "ads", "direct"), fc.string()),
        noise: fc.double(),
        unknown: fc.anything() as fc.Arbitrary<string>,
      },
      { requiredKeys: [] },
    ),
  });

  for (const [name, model] of [
    ["pairs", learned],
    ["few labels", few],
    ["calibrated", corrected],
    ["points", pointsModel(tableOf(planted))],
  ] as const)
    it(`is the sum of its reasons to the last digit, in any order (${name})`, () => {
      fc.assert(
        fc.property(leads, (lead) => {
          const { probability, low, high, logOdds, reasons } = predict(model, lead);
          const sum = (parts: readonly { logOdds: number }[]): number =>
            parts.reduce((total, part) => total + part.logOdds, 0);
          expect(sum(reasons)).toBe(logOdds);
          expect(sum([...reasons].reverse())).toBe(logOdds);
          expect(probability).toBe(1 / (1 + Math.exp(-logOdds)));
          expect(low).toBeLessThanOrEqual(probability);
          expect(high).toBeGreaterThanOrEqual(probability);
          expect(probability > 0 && probability < 1).toBe(true);
          for (const { term, bin } of reasons) expect(`${term}${bin}`).not.toMatch(/NaN|undefined/);
        }),
        { numRuns: 500 },
      );
    });

  it("has the same digits for one lead and for a table of them", () => {
    for (const model of [learned, few, corrected]) {
      const examples = plantedExamples(300, 77);
      const rows = predictRows(model, tableOf(examples));
      expect([...rows]).toEqual(examples.map((lead) => predict(model, lead).probability));
    }
  });

  it("survives being stored", () => {
    for (const model of [learned, few, corrected]) {
      const text = stringifyLearnedModel(model);
      const back = text.ok ? parseLearnedModel(text.value) : text;
      expect(back).toEqual({ ok: true, value: model });
      const lead = planted[0] as Example;
      expect(back.ok && predict(back.value, lead)).toEqual(predict(model, lead));
    }
    expect(parseLearnedModel("{")).toMatchObject({ reason: { code: "not-json" } });
    expect(parseLearnedModel('{"sum":1,"version":2}')).toMatchObject({
      reason: { code: "other-version" },
    });
  });
});

describe("a direction", () => {
  it("holds for every lead: more of the feature never lowers the probability", () => {
    // The truth goes the other way beyond 8 pages, and noise goes up and down.
    const examples = plantedExamples(1_500, 5).map((example) => {
      const pages = example.features.pages as number;
      return pages > 8 ? { ...example, outcome: "lost" as const } : example;
    });
    for (const count of [80, 1_500]) {
      const model = learn(examples.slice(0, count), { directions: { pages: 1, noise: -1 } });
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 40 }),
          fc.integer({ min: 0, max: 40 }),
          fc.double({ min: -60, max: 60, noNaN: true }),
          fc.double({ min: 0, max: 60, noNaN: true }),
          (fewer, more, noise, less) => {
            const at = (pages: number, value: number): number =>
              predict(model, { points: 20, features: { pages, noise: value, demo: true } }).logOdds;
            expect(at(fewer + more, noise)).toBeGreaterThanOrEqual(at(fewer, noise));
            expect(at(fewer, noise - less)).toBeGreaterThanOrEqual(at(fewer, noise));
          },
        ),
        { numRuns: 300 },
      );
    }
  });
});
