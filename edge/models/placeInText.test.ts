import { expect, it } from "vitest";
import { placesInText } from "./placeInText.ts";

const text = `{
  "rules": [
    { "id": "a", "points": 1 },
    { "id": "b",
      "points": "many" }
  ],
  "tiers": []
}`;

it.each([
  ["rules.1.points", 5, '"many"'],
  ["rules.0", 3, '{ "id": "a", "points": 1 }'],
  ["rules.1.limit.max", 4, '{ "id": "b",\n      "points": "many" }'],
  ["tiers", 7, "[]"],
  ["basis", 1, "{"],
  ["model", 1, "{"],
])("finds %s on line %i", (path, line, found) => {
  const [place] = placesInText(text, [path]);
  expect([place?.line, text.slice(place?.from, place?.to)]).toEqual([line, found]);
});

it("finds the beginning of what is no JSON", () => {
  expect(placesInText("", ["rules"])).toEqual([{ line: 1, from: 0, to: 0 }]);
});
