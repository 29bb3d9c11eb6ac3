import { describe, expect, it } from "vitest";
import { priorityOf } from "./priority.ts";

const model = {
  tiers: [
    { name: "hot", atLeast: 60 },
    { name: "cold", atLeast: 0 },
  ],
  priority: { default: "low", matrix: { A: { hot: "urgent" } } },
};

describe("the priority", () => {
  it("is the word for grade and tier, or else the default", () => {
    expect(priorityOf(model, { grade: "A", tier: "hot" })).toBe("urgent");
    expect(priorityOf(model, { grade: "A", tier: "cold" })).toBe("low");
    expect(priorityOf(model, { grade: "B", tier: "hot" })).toBe("low");
    expect(priorityOf(model, { grade: "constructor", tier: "hot" })).toBe("low");
  });

  it("is none without a matrix, and none of a lead that is off the lists", () => {
    expect(priorityOf({ ...model, priority: undefined }, { grade: "A", tier: "hot" })).toBeNull();
    expect(priorityOf(model, { grade: "A", tier: "disqualified" })).toBeNull();
  });
});
