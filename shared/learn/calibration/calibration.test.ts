import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../data/random.ts";
import { logLossOf, sigmoid } from "../odds.ts";
import { calibrate } from "./calibration.ts";
import { chooseCalibration } from "./chooseCalibration.ts";
import { isotonic } from "./isotonic.ts";
import type { Scored } from "./scored.ts";
import { fitVennAbers, vennAbersInterval } from "./vennAbers.ts";

/** Leads whose true log-odds are `distort` of what the model says. */
function scored(count: number, seed: number, distort: (logOdds: number) => number): Scored {
  const random = seededRandom(seed);
  const logOdds = Float64Array.from({ length: count }, () => random() * 8 - 5);
  return {
    logOdds,
    outcomes: Uint8Array.from(logOdds, (value) => Number(random() < sigmoid(distort(value)))),
    weights: new Float64Array(count).fill(1),
  };
}

describe("calibration", () => {
  it("leaves a calibrated model alone", () => {
    const kinds = [1, 2, 3, 4, 5, 6].map(
      (seed) => chooseCalibration(scored(2_000, seed, (value) => value)).calibration.kind,
    );
    expect(kinds.filter((kind) => kind === "none").length).toBeGreaterThanOrEqual(5);
  });

  it("corrects a model that is too sure", () => {
    const train = scored(3_000, 7, (value) => value / 3);
    const test = scored(3_000, 8, (value) => value / 3);
    const { calibration } = chooseCalibration(train);
    expect(calibration.kind).toBe("beta");
    expect(lossOf(test, (value) => calibrate(calibration, value))).toBeLessThan(
      lossOf(test, (value) => value) - 0.02,
    );
  });

  it("takes Venn-Abers where no curve of two parameters fits", () => {
    const steps = (value: number): number =>
      value < -3 ? -1 : value < 0 ? -4 : value < 1.5 ? 3 : 0;
    expect(chooseCalibration(scored(6_000, 9, steps)).calibration.kind).toBe("vennAbers");
  });

  it("never has a higher log-loss than no calibration on the rows that chose it", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.integer({ min: 2, max: 400 }),
        (seed, slope, count) => {
          const { calibration, logLoss } = chooseCalibration(
            scored(count, seed, (value) => slope * value),
          );
          expect(logLoss[calibration.kind]).toBeLessThanOrEqual(logLoss.none);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe("Venn-Abers", () => {
  it("encloses the true probability, more tightly with more leads", () => {
    const widths = [100, 5_000].map((count) => {
      const { low, high } = vennAbersInterval(fitVennAbers(scored(count, 3, (value) => value)), -1);
      expect(low).toBeLessThan(high);
      return high - low;
    });
    expect(widths[1]).toBeLessThan((widths[0] as number) / 3);
  });

  it("is between 0 and 1, and never falls as log-odds grow", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 300 }),
        (seed, count) => {
          const steps = fitVennAbers(scored(count, seed, Math.sin));
          const places = Array.from({ length: 40 }, (_, place) => place / 4 - 6);
          const intervals = places.map((place) => vennAbersInterval(steps, place));
          for (const [index, { low, high }] of intervals.entries()) {
            expect(low).toBeGreaterThanOrEqual(0);
            expect(high).toBeLessThanOrEqual(1);
            expect(low).toBeLessThan(high);
            const before = intervals[index - 1];
            if (before !== undefined) {
              expect(low).toBeGreaterThanOrEqual(before.low);
              expect(high).toBeGreaterThanOrEqual(before.high);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("isotonic regression", () => {
  it("pools neighbours that fall", () => {
    const ones = new Float64Array(5).fill(1);
    expect([...isotonic(Float64Array.of(1, 3, 2, 4, 0), ones)]).toEqual([
      1, 2.25, 2.25, 2.25, 2.25,
    ]);
  });
});

function lossOf({ logOdds, outcomes }: Scored, change: (logOdds: number) => number): number {
  const losses = logOdds.map((value, row) => logLossOf(outcomes[row] as number, change(value)));
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
