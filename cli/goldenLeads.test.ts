import { describe, expect, it } from "vitest";
import { compileModel } from "../shared/model/compile.ts";
import { parseModel } from "../shared/model/parseModel.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import { type GoldenLead, goldenFile, runGoldenLead } from "./goldenLeads.ts";

const model = parseModel(b2b);
if (!model.ok) throw new Error("The default model is broken.");
const compiled = compileModel(model.value);

const lead = (expected: GoldenLead["expect"]): GoldenLead => ({
  name: "a VP who asked for a demo",
  traits: { title: "VP of Sales", companySize: 300 },
  events: [
    { at: "2026-03-02T09:00:00Z", type: "form_submit", form: "demo", page: { path: "/demo" } },
  ],
  expect: expected,
});

describe("a golden lead", () => {
  it("passes when every expected value is met", () => {
    const contributions = { demo_request: 30, title_executive: 20, size_200: 15 };
    const expected = {
      total: 65,
      score: 30,
      fit: 35,
      tier: "hot",
      stage: "MQL",
      priority: "urgent",
      contributions,
    };
    expect(runGoldenLead(lead(expected), compiled).differences).toEqual([]);
  });

  it("reports the differences by field and by rule", () => {
    const contributions = { demo_request: 25, title_executive: 20, unicorn: 5 };
    const outcome = runGoldenLead(lead({ total: 70, stage: null, contributions }), compiled);
    expect(outcome.differences).toEqual([
      { field: "total", expected: 70, actual: 65 },
      { field: "stage", expected: null, actual: "MQL" },
      { field: "demo_request", expected: 25, actual: 30 },
      { field: "size_200", expected: 0, actual: 15 },
      { field: "unicorn", expected: 5, actual: 0 },
    ]);
    expect(outcome.contributions).toHaveLength(3);
  });

  it("is evaluated at the moment it names", () => {
    const later = { ...lead({ total: 45 }), now: "2026-07-02T09:00:00Z" };
    expect(runGoldenLead(later, compiled).differences).toEqual([]);
  });

  it("with an invalid event names the event and the reason", () => {
    const broken = { ...lead({}), events: [{ at: "2026-03-02T09:00:00Z", type: "telepathy" }] };
    expect(() => runGoldenLead(broken, compiled)).toThrow(/"a VP.*", events.0: type: Invalid/);
  });

  it("with a misspelt field is not a golden lead", () => {
    expect(goldenFile.safeParse({ leads: [{ ...lead({}), expects: {} }] }).success).toBe(false);
  });
});
