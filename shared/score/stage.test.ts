import { describe, expect, it } from "vitest";
import { decideStage } from "./stage.ts";
import type { Totals } from "./totals.ts";

const model = {
  basis: "total" as const,
  grades: [
    { letter: "A", atLeast: 20 },
    { letter: "D", atLeast: 0 },
  ],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10 },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
};
const at = (score: number, fit = 0, disqualified = false) =>
  ({ score, fit, value: score + fit, disqualified }) as Totals;

describe("decideStage", () => {
  it("enters a stage at its threshold, inclusive", () => {
    expect(decideStage(null, at(49.999), model)).toBeNull();
    expect(decideStage(null, at(50), model)).toBe("MQL");
    expect(decideStage(null, at(70, 30), model)).toBe("SQL");
  });

  it("leaves it only below the threshold less hysteresis", () => {
    expect(decideStage("MQL", at(40), model)).toBe("MQL");
    expect(decideStage("MQL", at(39.9), model)).toBeNull();
    expect(decideStage("SQL", at(90), model)).toBe("SQL");
    expect(decideStage("SQL", at(89), model)).toBe("MQL");
    expect(decideStage("SQL", at(45), model)).toBe("MQL");
  });

  it("does not enter a stage by its hysteresis", () => {
    expect(decideStage("MQL", at(95), model)).toBe("MQL");
    expect(decideStage(null, at(45), model)).toBeNull();
  });

  it("lets no lead of a worse grade into a stage that a grade gates", () => {
    const gated = {
      ...model,
      stages: [{ name: "SQL", atLeast: 100, hysteresis: 0, minGrade: "A" }],
    };
    expect(decideStage(null, { ...at(200), grade: "D" }, gated)).toBeNull();
    expect(decideStage(null, { ...at(90, 20), grade: "A" }, gated)).toBe("SQL");
  });

  it("takes a disqualified lead out of every stage", () => {
    expect(decideStage("SQL", at(500, 0, true), model)).toBeNull();
  });

  it("knows nothing of a stage that the model no longer has", () => {
    expect(decideStage("PQL", at(45), model)).toBeNull();
  });
});
