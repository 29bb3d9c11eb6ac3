import { describe, expect, it } from "vitest";
import type { ModelDocument } from "./model.ts";
import { parseModel } from "./parseModel.ts";
import { b2b } from "./templates/b2b.ts";

const [rule] = b2b.rules as [ModelDocument["rules"][number]];
const faultsOf = (change: object) => {
  const parsed = parseModel({ ...b2b, ...change });
  return parsed.ok ? [] : parsed.reason.map(({ at }) => at);
};

describe("parseModel", () => {
  it("takes the default model", () => {
    expect(parseModel(b2b).ok).toBe(true);
  });

  it("lists every fault, by its place", () => {
    const rules = [rule, rule, { ...rule, id: "other", group: "nowhere" }];
    expect(faultsOf({ rules })).toEqual(["rules.1.id", "rules.2.group"]);
  });

  it("says what is wrong with the form that was probably meant", () => {
    const { id, title, kind, points } = rule;
    const trait = { id, title, kind, points, when: { trait: "title", atLeast: "many" } };
    expect(faultsOf({ rules: [{ ...rule, limit: "twice" }, trait] })).toEqual([
      "rules.0.limit",
      "rules.1.when.atLeast",
    ]);
  });

  it("calls an unknown operator by its name", () => {
    const { id, title, kind, points } = rule;
    const parsed = parseModel({
      ...b2b,
      rules: [{ id, title, kind, points, when: { astrology: "leo" } }],
    });
    expect(parsed.ok ? [] : parsed.reason).toEqual([
      {
        at: "rules.0.when",
        message: "is nothing that can stand here: `leadlight schema` lists what can",
      },
    ]);
  });

  it.each([
    ["an unknown operator", { rules: [{ ...rule, on: undefined, when: { astrology: "leo" } }] }],
    ["an unknown field", { rules: [{ ...rule, colour: "red" }] }],
    ["an unknown limit", { rules: [{ ...rule, limit: "twice" }] }],
    ["a negative limit", { rules: [{ ...rule, limit: { max: -1, perDays: 3 } }] }],
    [
      "a trait condition that compares nothing",
      { rules: [{ ...rule, on: undefined, when: { trait: "title" } }] },
    ],
    [
      "a page type on an event that has none",
      { rules: [{ ...rule, on: { event: "webinar_attend", pageType: "blog" } }] },
    ],
    ["another version", { specVersion: 2 }],
    ["no tiers", { tiers: [] }],
    ["a million points", { rules: [{ ...rule, points: 1e6 }] }],
    ["points that are no number", { rules: [{ ...rule, points: Number.NaN }] }],
  ])("refuses %s", (_, change) => {
    expect(faultsOf(change).length).toBeGreaterThan(0);
  });

  it("wants thresholds highest first", () => {
    expect(faultsOf({ tiers: [...(b2b.tiers ?? [])].reverse() })).toEqual([
      "tiers.1.atLeast",
      "tiers.2.atLeast",
    ]);
  });

  it.each([null, 7, "b2b", [], {}])("refuses %j", (document) => {
    expect(parseModel(document).ok).toBe(false);
  });
});
