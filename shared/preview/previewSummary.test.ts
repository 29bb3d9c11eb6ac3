import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import {
  emptySummary,
  type LeadChange,
  mergeSummaries,
  type PreviewSummary,
} from "./previewSummary.ts";
import { binWidthOf, createPreviewTally } from "./tallyPreview.ts";

const stages = ["SQL", "MQL"];
const runs = { numRuns: 10_000 };

const standing = fc.record({
  points: fc.integer({ min: -30, max: 120 }),
  total: fc.integer({ min: -1_000, max: 120 }),
  tier: fc.constantFrom("cold", "warm", "hot", "disqualified", "__proto__"),
  stage: fc.constantFrom(null, "MQL", "SQL", "gone"),
  grade: fc.constantFrom("A", "D"),
});
const rules = fc.array(
  fc.record({
    ...{ rule: fc.string(), title: fc.string(), before: fc.integer(), after: fc.integer() },
  }),
  { maxLength: 2 },
);
const leads = fc.uniqueArray(
  fc.record({
    lead: fc.stringMatching(/^[0-9a-f]{3}$/),
    before: standing,
    after: standing,
    rules,
  }),
  { maxLength: 60, selector: ({ lead }) => lead },
);

const tallied = (some: readonly LeadChange[]): PreviewSummary => {
  const tally = createPreviewTally(10, stages);
  for (const lead of some) tally.add({ ...lead, rules: () => lead.rules });
  return tally.summary();
};

describe("mergeSummaries", () => {
  it("gives the same summary whatever the slices, and in whatever order they come", () => {
    const sliced = leads.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.nat({ max: 7 }), { minLength: all.length, maxLength: all.length }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
      ),
    );
    fc.assert(
      fc.property(sliced, ([all, sliceOf, order]) => {
        const slices = order.map((slice) => all.filter((_, place) => sliceOf[place] === slice));
        const merged = slices.map(tallied).reduce(mergeSummaries, emptySummary);
        expect(merged).toEqual(tallied(all));
      }),
      runs,
    );
  });

  it("does not matter how it is bracketed", () => {
    fc.assert(
      fc.property(leads, leads, leads, (one, two, three) => {
        const [a, b, c] = [tallied(one), tallied(two), tallied(three)];
        expect(mergeSummaries(mergeSummaries(a, b), c)).toEqual(
          mergeSummaries(a, mergeSummaries(b, c)),
        );
      }),
      runs,
    );
  });
});

describe("a preview's sums", () => {
  it("count every lead once in tiers, in stages and in both distributions", () => {
    fc.assert(
      fc.property(leads, (all) => {
        const { tiers, stages: staged, bins, changed } = tallied(all);
        const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
        for (const counts of [
          tiers.map((move) => move.leads),
          staged.map((move) => move.leads),
          bins.map((bin) => bin.before),
          bins.map((bin) => bin.after),
        ]) {
          expect(sum(counts)).toBe(all.length);
        }
        expect(changed).toBeLessThanOrEqual(all.length);
      }),
    );
  });

  it("tell a stage as entered only when it was not reached before", () => {
    const one = (from: string | null, to: string | null): LeadChange => ({
      ...{ lead: `${from}-${to}`, rules: [] },
      before: { points: 1, total: 1, tier: "cold", stage: from, grade: "D" },
      after: { points: 2, total: 2, tier: "cold", stage: to, grade: "D" },
    });
    const moves = [
      ...[one(null, "MQL"), one(null, "SQL"), one("MQL", "SQL")],
      ...[one("SQL", "MQL"), one("MQL", "MQL"), one("SQL", null), one("gone", "MQL")],
    ];
    const entered = tallied(moves).entered.map(({ stage, leads: count }) => [stage, count]);
    expect(entered).toEqual([
      ["MQL", 2],
      ["SQL", 2],
    ]);
  });

  it("have bins as wide as a plain tenth of the highest threshold", () => {
    const parsed = parseModel(b2b);
    if (!parsed.ok) throw new Error("The default model is broken.");
    const up = (atLeast: number) => ({
      ...parsed.value,
      stages: [{ name: "S", atLeast, hysteresis: 0 }],
    });
    expect([100, 101, 30, 500, 2_400].map((at) => binWidthOf(parsed.value, up(at)))).toEqual([
      10, 20, 10, 50, 500,
    ]);
  });
});
