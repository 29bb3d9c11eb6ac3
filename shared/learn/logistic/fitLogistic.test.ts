import { describe, expect, it } from "vitest";
import { auc } from "../metrics/auc.ts";
import { brier } from "../metrics/brier.ts";
import { logLoss } from "../metrics/logLoss.ts";
import { fitLogistic } from "./fitLogistic.ts";
import reference from "./reference.json" with { type: "json" };

const { x, y, weights } = reference;
const columns = [0, 1, 2, 3].map((column) => Float64Array.from(x, (row) => row[column] as number));
const rows = x.length;

describe("logistic regression", () => {
  for (const { l2, intercept, coefficients } of reference.fits)
    it(`has scikit-learn's coefficients to 1e-6 with C = ${1 / l2}`, () => {
      const fit = fitLogistic({ rows, columns, outcomes: y, weights, l2 });
      expect(Math.abs(fit.intercept - intercept)).toBeLessThan(1e-6);
      for (const [index, coefficient] of coefficients.entries())
        expect(Math.abs((fit.coefficients[index] as number) - coefficient)).toBeLessThan(1e-6);
    });

  it("finds the same minimum from another start", () => {
    const problem = { rows, columns, outcomes: y, weights, l2: 1 };
    const start = { intercept: 3, coefficients: [-2, 2, -2, 0.5] };
    const fit = fitLogistic(problem);
    const again = fitLogistic({ ...problem, start });
    for (const [index, coefficient] of fit.coefficients.entries())
      expect(again.coefficients[index]).toBeCloseTo(coefficient, 8);
  });

  it("has an answer for data that one feature separates", () => {
    const column = Float64Array.from([1, 2, 3, 10, 11, 12]);
    const fit = fitLogistic({
      rows: 6,
      columns: [column],
      outcomes: [0, 0, 0, 1, 1, 1],
      weights: new Float64Array(6).fill(1),
      l2: 1,
    });
    expect(fit.coefficients[0]).toBeGreaterThan(0);
    expect(Number.isFinite(fit.intercept)).toBe(true);
  });

  it("keeps to the offset when the penalty is strong", () => {
    const offset = Float64Array.from(x, (row) => (row[0] as number) * 2);
    const fit = fitLogistic({ rows, columns, outcomes: y, weights, l2: 1e9, offset });
    for (const coefficient of fit.coefficients) expect(Math.abs(coefficient)).toBeLessThan(1e-6);
  });
});

describe("metrics", () => {
  const predicted = {
    probabilities: Float64Array.from(reference.probabilities),
    outcomes: Uint8Array.from(y),
    weights: Float64Array.from(weights),
  };

  it("are scikit-learn's, with weights and ties", () => {
    expect(logLoss(predicted)).toBeCloseTo(reference.logLoss, 9);
    expect(brier(predicted)).toBeCloseTo(reference.brier, 9);
    expect(auc(predicted).value).toBeCloseTo(reference.auc, 9);
  });
});
