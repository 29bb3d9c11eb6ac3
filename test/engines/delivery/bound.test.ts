import { expect, test } from "vitest";
import { upperBound } from "./bound.ts";

test("the upper bound is that of Clopper and Pearson", () => {
  // R: binom.test(k, n, conf.level = 0.90)$conf.int[2]
  expect(upperBound(0, 3000)).toBeCloseTo(1 - 0.05 ** (1 / 3000), 10);
  expect(upperBound(1, 10)).toBeCloseTo(0.3941633, 6);
  expect(upperBound(8, 8)).toBe(1);
});
