import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGroups } from "../model/compileGroups.ts";
import type { Model } from "../model/model.ts";
import { capGroups } from "./capGroups.ts";

const groups: Model["groups"] = {
  site: { title: "Site", max: 30 },
  pages: { title: "Pages", max: 20, within: "site" },
  files: { title: "Files", max: 15, within: "site" },
  against: { title: "Against", min: -10 },
};

const earnedIn = (...rules: readonly [group: string | undefined, earned: number][]) =>
  rules.map(([group, earned]) => ({ rule: group === undefined ? {} : { group }, earned }));

const capped = (
  earned: ReturnType<typeof earnedIn>,
  onCut?: (place: number, group: { title: string }) => void,
) =>
  capGroups(
    compileGroups(
      groups,
      earned.map(({ rule }) => rule),
    ),
    earned.map((one) => one.earned),
    onCut,
  );

describe("groups within groups", () => {
  it("are capped from the inside: what is left counts towards the outer one", () => {
    const earned = earnedIn(["pages", 25], ["files", 10], ["site", 5], [undefined, 7]);
    // Pages 25 → 20; then 20 + 10 + 5 is 5 too much, taken from the last.
    expect(capped(earned)).toEqual([20, 10, 0, 7]);
  });

  it("report which caps took points, the inner one first", () => {
    const cuts: [number, string][] = [];
    const earned = earnedIn(["files", 10], ["site", 5], ["pages", 25]);
    const points = capped(earned, (place, { title }) => cuts.push([place, title]));
    expect(points).toEqual([10, 5, 15]);
    expect(cuts).toEqual([
      [2, "Pages"],
      [2, "Site"],
    ]);
  });

  it("never let a group out of its bounds, and never make a rule worth more than it earned", () => {
    const rule = fc.tuple(fc.constantFrom(...Object.keys(groups), undefined), fc.nat(40));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 12 }), (rules) => {
        const earned = rules.flatMap(([group, worth]) =>
          earnedIn([group, group === "against" ? -worth : worth]),
        );
        const points = capped(earned);
        const sumOf = (...names: string[]) =>
          points.reduce(
            (sum, own, place) => (names.includes(rules[place]?.[0] ?? "") ? sum + own : sum),
            0,
          );
        expect(sumOf("pages")).toBeLessThanOrEqual(20);
        expect(sumOf("files")).toBeLessThanOrEqual(15);
        expect(sumOf("pages", "files", "site")).toBeLessThanOrEqual(30);
        expect(sumOf("against")).toBeGreaterThanOrEqual(-10);
        points.forEach((own, place) => {
          expect(Math.abs(own)).toBeLessThanOrEqual(Math.abs(earned[place]?.earned ?? 0));
        });
      }),
      { numRuns: 10_000 },
    );
  });
});
