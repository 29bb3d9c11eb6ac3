import { describe, expect, it } from "vitest";
import { dayMs, nowMs, plantedExamples } from "../../../test/learn/plantedExamples.ts";
import { buildTable } from "../data/buildTable.ts";
import type { Example } from "../data/example.ts";
import { seededRandom } from "../data/random.ts";
import type { TrainingTable } from "../data/table.ts";
import { judge } from "../metrics/judge.ts";
import type { LearnedModel } from "../model.ts";
import { maxModelChars } from "../parseLearnedModel.ts";
import { predict } from "../predict.ts";
import { predictRows } from "../predictRows.ts";
import { pointsModel } from "../publish/pointsModel.ts";
import { startTraining } from "./startTraining.ts";
import type { TrainingOptions, TrainingState } from "./trainingState.ts";
import { trainModel } from "./trainModel.ts";
import { trainStep } from "./trainStep.ts";

const tableOf = (examples: readonly Example[]): TrainingTable => buildTable(examples, nowMs).table;

function learn(examples: readonly Example[], options?: TrainingOptions): LearnedModel {
  const trained = trainModel(tableOf(examples), options);
  if (!trained.ok) throw new Error(JSON.stringify(trained.reason));
  return trained.value;
}

const planted = plantedExamples(2_500, 1);
const learned = learn(planted);

describe("training", () => {
  it("finds the planted pair and beats the points on new leads", () => {
    expect(learned.sum.kind).toBe("pairs");
    const table = tableOf(plantedExamples(4_000, 99));
    const of = (model: LearnedModel) =>
      judge({ ...table, probabilities: predictRows(model, table) }, 100);
    expect(of(learned).logLoss).toBeLessThan(of(pointsModel(tableOf(planted))).logLoss - 0.05);
    expect(of(learned).calibrationError).toBeLessThan(0.03);
    const { reasons } = predict(learned, {
      points: 10,
      features: { pages: 2, demo: true, campaign: true, channel: "mail", noise: 0 },
    });
    const pair = reasons.find(({ term }) => term === "campaign × demo");
    expect(pair?.logOdds).toBeGreaterThan(0.1);
  });

  it("is the same again, to the last digit", () => {
    expect(learn(planted)).toEqual(learned);
  });

  it("does not depend on the order of the examples", () => {
    const random = seededRandom(4);
    const mixed = planted
      .map((example) => ({ example, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ example }) => example);
    expect(learn(mixed)).toEqual(learned);
  });

  it("goes on from a state that was stored as JSON after every step", () => {
    const examples = planted.slice(0, 600);
    let step = startTraining(tableOf(examples));
    let steps = 0;
    let previous = 0;
    while (step.ok && step.value.model === undefined) {
      const stored = JSON.parse(JSON.stringify(step.value)) as TrainingState;
      step = trainStep(stored, tableOf(examples));
      steps++;
      if (!step.ok) break;
      expect(step.value.progress.done).toBe(steps);
      expect(step.value.progress.done).toBeGreaterThan(previous);
      expect(step.value.progress.all).toBeGreaterThanOrEqual(steps);
      previous = step.value.progress.done;
    }
    expect(step.ok && step.value.model).toEqual(learn(examples));
    expect(steps).toBeGreaterThan(10);
  });

  it("refuses to go on with other examples", () => {
    const started = startTraining(tableOf(planted));
    if (!started.ok) throw new Error("not started");
    const step = trainStep(started.value, tableOf(planted.slice(1)));
    expect(step).toMatchObject({ ok: false, reason: [{ code: "other-examples" }] });
  });

  it("counts an example of weight a half as half of one", () => {
    const examples = planted.slice(0, 500);
    const half = learn(
      examples.map((example) =>
        example.outcome === "lost" ? { ...example, weight: 0.5 } : example,
      ),
    );
    const whole = learn(examples);
    expect(half.trained.losses).toBe(whole.trained.losses / 2);
    const table = tableOf(examples);
    const mean = (model: LearnedModel): number =>
      predictRows(model, table).reduce((sum, value) => sum + value, 0);
    expect(mean(half)).toBeGreaterThan(1.2 * mean(whole));
  });
});

describe("few labels", () => {
  it("use the points alone under 10 wins or 10 losses, and say what is missing", () => {
    const wins = planted.filter(({ outcome }) => outcome === "won");
    const losses = planted.filter(({ outcome }) => outcome === "lost");
    const model = learn([...wins.slice(0, 4), ...losses.slice(0, 300)]);
    expect(model.sum.kind).toBe("points");
    expect(model.notes[0]?.text).toContain("6 more won");
    const { low, high } = predict(model, { points: 0, features: {} });
    expect(high - low).toBeGreaterThan(0);
  });

  it("are, on average, not worse than the points at 30 and 100 labels", () => {
    const table = tableOf(plantedExamples(3_000, 50));
    const lossOf = (model: LearnedModel): number =>
      judge({ ...table, probabilities: predictRows(model, table) }, 100).logLoss;
    for (const count of [30, 100]) {
      const losses = Array.from({ length: 6 }, (_, repeat) => {
        const examples = plantedExamples(count, 1_000 + repeat);
        return lossOf(learn(examples)) - lossOf(pointsModel(tableOf(examples)));
      });
      expect(losses.reduce((sum, loss) => sum + loss, 0) / 6).toBeLessThan(0.01);
    }
  });
});

describe("what cannot be learned", () => {
  const all = (outcome: "won" | "lost", count = 20): Example[] =>
    planted.slice(0, count).map((example) => ({ ...example, outcome }));

  it.each([
    ["no examples", [], "no-outcomes"],
    ["all won", all("won"), "all-won"],
    ["all lost", all("lost"), "all-lost"],
    ["one outcome", all("won", 1), "all-won"],
    [
      "outcomes in the future",
      planted.map((example) => ({ ...example, atMs: nowMs + dayMs })),
      "no-outcomes",
    ],
    ["contradictory outcomes only", [...all("won"), ...all("lost")], "no-outcomes"],
  ])("is refused in words: %s", (_, examples, code) => {
    const trained = trainModel(tableOf(examples));
    expect(trained).toMatchObject({ ok: false, reason: [{ code }] });
    if (!trained.ok) expect(trained.reason[0]?.text).toMatch(/^[A-Z].{20,}\.$/);
  });

  it("is noted, and the rest is learned: constant, duplicate, missing, a thousand categories", () => {
    const examples = planted.slice(0, 800).map((example, index) => ({
      ...example,
      features: {
        ...example.features,
        constant: 3,
        nothing: Number.NaN,
        again: example.features.pages,
        city: `city ${index % 400} ${"x".repeat(90)}`,
        id: `${index}`,
      },
    }));
    const model = learn(examples);
    expect(model.notes.map(({ code }) => code).sort()).toEqual([
      "constant-feature",
      "constant-feature",
      "duplicate-feature",
      "many-categories",
      "many-categories",
    ]);
    expect(JSON.stringify(model).length).toBeLessThan(maxModelChars / 5);
  });

  it("is nothing when outcomes can be separated: the probabilities stay between 0 and 1", () => {
    const examples = planted.slice(0, 200).map((example, index) => ({
      ...example,
      outcome: index % 2 === 0 ? ("won" as const) : ("lost" as const),
      features: { sign: index % 2 === 0 ? 1 : -1, noise: index % 7 },
    }));
    const { probability, high } = predict(learn(examples), { points: 0, features: { sign: 1 } });
    expect(probability).toBeGreaterThan(0.9);
    expect(probability).toBeLessThan(1);
    expect(high).toBeLessThanOrEqual(1);
  });

  it("is a model of the points when no feature says anything", () => {
    const examples = planted
      .slice(0, 300)
      .map((example) => ({ ...example, features: { same: 1 } }));
    const model = learn(examples, { directions: { same: 1 } });
    expect(model.sum.kind).toBe("points");
    expect(model.notes.map(({ code }) => code)).toEqual([
      "no-features",
      "unused-direction",
      "constant-feature",
    ]);
  });

  it("is a model of the points while every win is among the newest leads", () => {
    const examples = planted.slice(0, 100).map((example, index) => ({
      ...example,
      outcome: index < 88 ? ("lost" as const) : ("won" as const),
    }));
    expect(learn(examples).notes.map(({ code }) => code)).toEqual(["outcomes-too-recent"]);
  });
});
