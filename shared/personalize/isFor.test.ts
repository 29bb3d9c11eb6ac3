import fc from "fast-check";
import { expect, it } from "vitest";
import { isFor } from "./isFor.ts";

const word = fc.stringMatching(/^[\w-]{1,6}$/);
const list = fc.array(word, { maxLength: 4 });
const blank = fc.constantFrom(" ", "\n", "\t ", "  ");

it("shows to a visitor with one of the names, whatever white space separates them", () => {
  fc.assert(
    fc.property(list, list, blank, (names, wanted, between) => {
      const text = `${between}${wanted.join(between)}`;
      const isNamed = wanted.some((each) => names.includes(each));
      expect(isFor(names, text, null)).toBe(isNamed);
      expect(isFor(names, null, text)).toBe(!isNamed);
    }),
  );
});

it("needs both to agree, and takes what is not given for anybody", () => {
  expect(isFor(["hot"], "hot warm", "hot")).toBe(false);
  expect(isFor(["warm"], "hot warm", "hot")).toBe(true);
  expect(isFor(["hot"], undefined, null)).toBe(true);
  expect(isFor(["hot"], "", null)).toBe(false);
});
