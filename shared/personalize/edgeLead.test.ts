import fc from "fast-check";
import { expect, it } from "vitest";
import { segmentPattern } from "../model/segmentName.ts";
import { namesOf, parseNames } from "./edgeLead.ts";

it("writes tier and segments so that they can be read again", () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[\w-]+$/),
      fc.array(fc.stringMatching(segmentPattern)),
      (tier, segments) => {
        const names = namesOf({ tier, segments });
        expect(parseNames(names.join(" "))).toEqual({ tier, segments });
      },
    ),
  );
  expect(namesOf({ tier: "hot", segments: ["hot"] })).toEqual(["hot", "segment:hot"]);
});
