import { describe, expect, it } from "vitest";
import type { Model, ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { diffModels, isEmptyDiff } from "./diffModels.ts";

const modelOf = (document: ModelDocument): Model => {
  const parsed = parseModel(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return parsed.value;
};
const base = modelOf(b2b);

describe("diffModels", () => {
  it("finds nothing between a model and itself, defaults written out or not", () => {
    expect(isEmptyDiff(diffModels(base, base))).toBe(true);
    expect(isEmptyDiff(diffModels(base, modelOf(base)))).toBe(true);
  });

  it("lists rules that were added, removed and changed, by id, with before and after", () => {
    const [first, second, ...rest] = base.rules;
    if (first === undefined || second === undefined) throw new Error("no rules");
    const added = { ...first, id: "brand_new" };
    const changed = { ...second, points: second.points + 7, title: "Otherwise" };
    const diff = diffModels(base, { ...base, rules: [changed, ...rest, added] });
    expect(diff.added).toEqual([added]);
    expect(diff.removed).toEqual([first]);
    expect(diff.changed).toEqual([
      {
        rule: second.id,
        title: "Otherwise",
        changes: [
          { at: "title", before: second.title, after: "Otherwise" },
          { at: "points", before: second.points, after: second.points + 7 },
        ],
      },
    ]);
    expect(diff.settings).toEqual([]);
    expect(diff.reordered).toBe(false);
  });

  it("names thresholds by the name of the tier, not by its place", () => {
    const tiers = [
      { name: "blazing", atLeast: 90 },
      ...base.tiers.map((tier) => (tier.name === "hot" ? { ...tier, atLeast: 55 } : tier)),
    ];
    expect(diffModels(base, { ...base, tiers }).settings).toEqual([
      { at: "tiers.hot.atLeast", before: 60, after: 55 },
      { at: "tiers.blazing", before: null, after: { name: "blazing", atLeast: 90 } },
    ]);
  });

  it("reports that the order changed, which decides what a capped group pays", () => {
    const diff = diffModels(base, { ...base, rules: base.rules.toReversed() });
    expect(diff).toMatchObject({ added: [], removed: [], changed: [], reordered: true });
    expect(isEmptyDiff(diff)).toBe(false);
  });

  it("is not misled by names that objects have by nature", () => {
    const groups = { constructor: { title: "A group", max: 5 } };
    expect(diffModels(base, { ...base, groups: { ...base.groups, ...groups } }).settings).toEqual([
      { at: "groups.constructor", before: null, after: groups.constructor },
    ]);
  });
});
