import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentPattern } from "../model/segmentName.ts";
import { parseTierEntry, tierEntryOf } from "./tierEntry.ts";

const tier = fc.string({ minLength: 1 }).filter((name) => !name.includes("\n"));
const segments = fc.array(fc.stringMatching(segmentPattern), { maxLength: 5 });

it("reads what it wrote", () => {
  fc.assert(
    fc.property(tier, segments, (tier, segments) => {
      expect(parseTierEntry(tierEntryOf({ tier, segments }))).toEqual({ tier, segments });
    }),
  );
});

it("is the tier alone where there is no segment, as it was before there were any", () => {
  expect(tierEntryOf({ tier: "very hot", segments: [] })).toBe("very hot");
  expect(parseTierEntry("very hot")).toEqual({ tier: "very hot", segments: [] });
});
