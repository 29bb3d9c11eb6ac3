import { describe, expect, it } from "vitest";
import { firstLead, hearScore } from "./lead.ts";

const visitor = "0123456789abcdef0123456789abcdef";

describe("hearing a score", () => {
  it("takes every field of an answer", () => {
    const score = { visitor, tier: "hot", score: 60, total: 90, stage: null, segments: ["a"] };
    expect(hearScore(firstLead({ tier: "cold" }), score, false)).toEqual({
      tier: "hot",
      score: 60,
      segments: ["a"],
      isKnown: true,
    });
  });

  it("keeps the fields that the answer of a busy server lacks", () => {
    const before = firstLead({ tier: "cold", score: 7, segments: ["a"] });
    const last = { visitor, tier: "warm", segments: ["b"], provisional: true };
    expect(hearScore(before, last, false)).toEqual({
      tier: "warm",
      score: 7,
      segments: ["b"],
      isKnown: true,
    });
  });

  it("keeps the shown tier and segments when new ones apply to the next page", () => {
    const score = { visitor, tier: "hot", score: 60, segments: ["b"] };
    const shown = firstLead({ tier: "cold", segments: [] });
    expect(hearScore(shown, score, true)).toMatchObject({ tier: "cold", score: 60, segments: [] });
    const nothing = firstLead(undefined);
    expect(hearScore(nothing, score, true)).toMatchObject({ tier: "hot", segments: ["b"] });
  });
});
