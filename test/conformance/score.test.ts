/** Runs in Node and in workerd; `conformance.browser.test.ts` runs the same cases in Chromium. */
import { describe, expect, it } from "vitest";
import { type ConformanceCase, runCase } from "./runCase.ts";
import suite from "./score.json" with { type: "json" };

const cases = suite.cases as unknown as readonly ConformanceCase[];

describe("the score of", () => {
  for (const one of cases) {
    it(one.name, () => {
      for (const { delivery, expected, actual } of runCase(one)) {
        expect(actual, `delivered ${delivery}`).toEqual(expected);
      }
    });
  }

  it("T2 ranks below T1", () => {
    for (const { ranksBelow, expect: lower } of cases) {
      if (ranksBelow === undefined) continue;
      const higher = cases.find(({ name }) => name === ranksBelow);
      expect(higher?.expect.total).toBeGreaterThan(lower.total);
    }
  });
});
