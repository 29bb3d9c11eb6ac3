import { describe, expect, it } from "vitest";
import { lintModel } from "./lintModel.ts";
import type { ModelDocument } from "./model.ts";
import { parseModel } from "./parseModel.ts";
import { b2b } from "./templates/b2b.ts";
import { security } from "./templates/security.ts";

const warningsOf = (document: ModelDocument) => {
  const parsed = parseModel(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return lintModel(parsed.value).map(({ at }) => at);
};

const band = (id: string, atLeast: number, below?: number): ModelDocument["rules"][number] => ({
  id,
  title: id,
  kind: "fit",
  points: 5,
  when: { trait: "companySize", atLeast, ...(below !== undefined && { below }) },
});

describe("lintModel", () => {
  it("has nothing to say about the templates", () => {
    expect([b2b, security].flatMap(warningsOf)).toEqual([]);
  });

  it("warns of size bands that overlap, and of none that touch", () => {
    const sizes = [band("small", 1, 200), band("middle", 200, 500), band("large", 400)];
    const others = b2b.rules.filter(({ id }) => !id.startsWith("size_"));
    expect(warningsOf({ ...b2b, rules: [...others, ...sizes] })).toEqual([
      `rules.${others.length + 2}.when`,
    ]);
  });

  it("warns of a threshold that no lead can reach", () => {
    const rules = [band("one", 1)];
    expect(warningsOf({ ...b2b, rules, stages: [{ name: "MQL", atLeast: 6 }] })).toContain(
      "stages.0.atLeast",
    );
    expect(warningsOf({ ...b2b, rules, stages: [{ name: "MQL", atLeast: 5 }] })).not.toContain(
      "stages.0.atLeast",
    );
  });

  it("warns of a page type that nothing leads to", () => {
    const pageTypes = (b2b.pageTypes ?? []).filter(({ type }) => type !== "pricing");
    const titles = warningsOf({ ...b2b, pageTypes });
    expect(titles.length).toBe(2);
  });
});
