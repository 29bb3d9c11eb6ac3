import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nestsDeeperThan } from "./depth.ts";

describe("nestsDeeperThan", () => {
  it("says how deep any JSON nests", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.nat(6), (json, max) => {
        expect(nestsDeeperThan(max, json)).toBe(depthOf(JSON.parse(json)) > max);
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes brackets inside strings for text", () => {
    expect(nestsDeeperThan(1, '{"a":"[[[[\\"[[["}')).toBe(false);
  });

  it("reads a hundred thousand levels without a stack overflow", () => {
    expect(nestsDeeperThan(16, "[".repeat(100_000))).toBe(true);
  });
});

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
