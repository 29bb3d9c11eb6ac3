import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auc } from "./auc.ts";
import { calibrationBins, calibrationError } from "./calibrationBins.ts";
import { atCapacity, liftByTenth } from "./capacity.ts";
import { judge } from "./judge.ts";
import { wilson } from "./wilson.ts";

const predictions = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.boolean()), { minLength: 1, maxLength: 60 })
  .map((rows) => ({
    probabilities: Float64Array.from(rows, ([twentieths]) => twentieths / 20),
    outcomes: Uint8Array.from(rows, ([, won]) => Number(won)),
    weights: new Float64Array(rows.length).fill(1),
  }));

describe("AUC", () => {
  it("is the share of won and lost pairs in the right order, ties a half", () => {
    fc.assert(
      fc.property(predictions, (predicted) => {
        const { value, low, high } = auc(predicted);
        let right = 0;
        let pairs = 0;
        for (const [won, outcome] of predicted.outcomes.entries())
          for (const [lost, other] of predicted.outcomes.entries()) {
            if (outcome !== 1 || other !== 0) continue;
            const apart =
              (predicted.probabilities[won] as number) - (predicted.probabilities[lost] as number);
            right += apart > 0 ? 1 : apart === 0 ? 0.5 : 0;
            pairs++;
          }
        if (pairs === 0) {
          expect(value).toBeNaN();
          return;
        }
        expect(value).toBeCloseTo(right / pairs, 10);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it("stays uncertain when five leads are all in the right order", () => {
    const { value, low } = auc({
      probabilities: Float64Array.of(0.1, 0.2, 0.3, 0.8, 0.9),
      outcomes: Uint8Array.of(0, 0, 0, 1, 1),
      weights: new Float64Array(5).fill(1),
    });
    expect(value).toBe(1);
    expect(low).toBeLessThan(0.8);
  });
});

describe("Wilson's interval", () => {
  it.each([
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [81, 263, 0.2553, 0.3662],
  ])("of %i in %i is the published one", (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("is everything without trials", () => {
    expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe("calibration bins", () => {
  it("have no error where shares are as predicted", () => {
    const probabilities = Float64Array.from({ length: 1_000 }, (_, row) => (row % 10) / 10);
    const outcomes = Uint8Array.from({ length: 1_000 }, (_, row) =>
      Number(Math.floor(row / 10) % 10 < row % 10),
    );
    const weights = new Float64Array(1_000).fill(1);
    const bins = calibrationBins({ probabilities, outcomes, weights });
    expect(bins).toHaveLength(10);
    expect(calibrationError(bins)).toBeCloseTo(0, 10);
  });

  it("leave no lead out", () => {
    fc.assert(
      fc.property(predictions, (predicted) => {
        const bins = calibrationBins(predicted);
        const leads = bins.reduce((sum, bin) => sum + bin.leads, 0);
        expect(leads).toBe(predicted.outcomes.length);
      }),
    );
  });
});

describe("precision at capacity", () => {
  it("is that of the leads with the highest probability", () => {
    const predicted = {
      probabilities: Float64Array.of(0.9, 0.1, 0.8, 0.7),
      outcomes: Uint8Array.of(1, 0, 0, 1),
      weights: new Float64Array(4).fill(1),
    };
    expect(atCapacity(predicted, 2)).toMatchObject({ leads: 2, recall: 0.5, lift: 1 });
    expect(atCapacity(predicted, 1)).toMatchObject({ precision: { value: 1 }, lift: 2 });
  });

  it("reaches every win with every lead", () => {
    fc.assert(
      fc.property(predictions, (predicted) => {
        const last = liftByTenth(predicted).at(-1);
        const wins = predicted.outcomes.reduce((sum, outcome) => sum + outcome, 0);
        if (wins > 0) expect(last).toMatchObject({ recall: 1, lift: 1 });
        expect(judge(predicted, 3).wins).toBe(wins);
      }),
    );
  });
});
