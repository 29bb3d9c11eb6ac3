import { describe, expect, it } from "vitest";
import { nowMs, plantedExamples } from "../../../test/learn/plantedExamples.ts";
import { buildTable } from "../data/buildTable.ts";
import type { LearnedModel } from "../model.ts";
import { trainModel } from "../train/trainModel.ts";
import { decidePublication } from "./decidePublication.ts";
import { pointsModel } from "./pointsModel.ts";
import { splitNewest } from "./splitNewest.ts";

const { train, heldOut } = splitNewest(buildTable(plantedExamples(2_000, 31), nowMs).table);
const trained = trainModel(train);
if (!trained.ok) throw new Error("not trained");
const challenger = trained.value;
const points = pointsModel(train);
const capacity = 25;

describe("the newest fifth", () => {
  it("came after everything that is trained on", () => {
    expect(train.rows).toBe(1_600);
    expect(Math.max(...train.atMs)).toBeLessThan(Math.min(...heldOut.atMs));
  });
});

describe("a new model is published", () => {
  it("when its log-loss is lower than the points'", () => {
    const decision = decidePublication({ challenger, points, heldOut, capacity });
    expect(decision.publish).toBe(true);
    expect(decision.challenger.logLoss).toBeLessThan(decision.points.logLoss);
    expect(decision.live).toEqual(decision.points);
    expect(decision.gain.value).toBeCloseTo(decision.live.logLoss - decision.challenger.logLoss, 9);
    expect(decision.gain.low).toBeLessThan(decision.gain.value);
    expect(decision.challenger.atCapacity.leads).toBe(25);
    expect(decision.statements.map(({ code }) => code)).toEqual(["better"]);
  });
});

describe("a new model stays a challenger, with the reason,", () => {
  const reasons = (input: Partial<Parameters<typeof decidePublication>[0]>): string[] => {
    const decision = decidePublication({ challenger, points, heldOut, capacity, ...input });
    expect(decision.publish).toBe(false);
    for (const { text } of decision.statements) expect(text).toMatch(/^[A-Z].{20,}\.$/);
    return decision.statements.map(({ code }) => code);
  };

  it("when the live model is as good", () => {
    expect(reasons({ live: challenger })).toEqual(["not-better-than-live"]);
  });

  it("when it is worse than the points and than the live model", () => {
    const worse: LearnedModel = { ...challenger, calibration: { kind: "beta", a: 4, b: 4, c: 2 } };
    expect(reasons({ challenger: worse, live: challenger })).toEqual([
      "not-better-than-points",
      "not-better-than-live",
    ]);
  });

  it("when training found nothing better than the points", () => {
    expect(reasons({ challenger: points })).toEqual(["points-best"]);
  });

  it("when there are under 10 wins or 10 losses in all", () => {
    const young = { ...challenger, trained: { ...challenger.trained, wins: 2 } };
    const none = { ...heldOut, outcomes: new Uint8Array(heldOut.rows) };
    expect(reasons({ challenger: young, heldOut: none })).toEqual(["few-labels"]);
  });

  it("when the held-out leads all have one outcome", () => {
    expect(reasons({ heldOut: { ...heldOut, outcomes: new Uint8Array(heldOut.rows) } })).toEqual([
      "one-outcome-held-out",
    ]);
  });
});
