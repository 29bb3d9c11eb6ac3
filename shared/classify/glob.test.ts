import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { automatonWordsOf, compileGlobs } from "./glob.ts";

const matches = (globs: string | string[], text: string) =>
  compileGlobs(Array.isArray(globs) ? globs : [globs])(text);

describe("a glob", () => {
  it.each([
    ["/pricing", "/pricing", true],
    ["/pricing", "/pricing/eu", false],
    ["/Pricing", "/pRICING", true],
    ["/careers/**", "/careers", true],
    ["/careers/**", "/careers/", true],
    ["/careers/**", "/careers/driver/apply", true],
    ["/careers/**", "/careersx", false],
    ["/*/careers", "/de/careers", true],
    ["/*/careers", "/de/at/careers", false],
    ["/**/careers", "/de/at/careers", true],
    ["/a*c", "/abc", true],
    ["/a*c", "/ac", true],
    ["/a*c", "/a/c", false],
    ["**ebook**", "/files/Cold-Chain-EBOOK.pdf", true],
    ["**", "", true],
    ["/a.b", "/axb", false],
    ["/(a+)+$", "/(a+)+$", true],
    ["/ü*", "/üç", true],
  ])("%s on %s: %s", (glob, text, expected) => {
    expect(matches(glob, text)).toBe(expected);
  });

  it("has exceptions", () => {
    expect(matches(["/blog/**", "!/blog/jobs"], "/blog/one")).toBe(true);
    expect(matches(["/blog/**", "!/blog/jobs"], "/blog/jobs")).toBe(false);
    expect(matches(["!**demo**"], "contact")).toBe(true);
  });

  it("agrees with a regular expression that means the same", () => {
    const letter = fc.constantFrom("a", "b", "/", "*");
    fc.assert(
      fc.property(
        fc.string({ unit: letter, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 10 }),
        (glob, text) => {
          // Only such globs where `**` and `*` cannot be read in two ways.
          fc.pre(!glob.includes("***"));
          const source = glob
            .replace(/\/\*\*$/, "TAIL")
            .replaceAll("**", "ANY")
            .replaceAll("*", "[^/]*")
            .replaceAll("ANY", ".*")
            .replace("TAIL", "(/.*)?");
          expect(matches(glob, text)).toBe(new RegExp(`^${source}$`, "s").test(text));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("agrees with a regular expression over more states than one word has", () => {
    const part = fc.constantFrom("aaaaaaaaaaaaaaaa", "ab", "*", "/", "**b");
    fc.assert(
      fc.property(
        fc.string({ unit: part, minLength: 3, maxLength: 9 }),
        fc.string({ unit: fc.constantFrom("aaaaaaaaaaaaaaaa", "ab", "/", "b"), maxLength: 9 }),
        (glob, text) => {
          fc.pre(!glob.includes("***"));
          const source = glob
            .replace(/\/\*\*$/, "TAIL")
            .replaceAll("**", "ANY")
            .replaceAll("*", "[^/]*")
            .replaceAll("ANY", ".*")
            .replace("TAIL", "(/.*)?");
          expect(matches(glob, text)).toBe(new RegExp(`^${source}$`, "s").test(text));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ["/pricing", 0],
    ["/careers/**", 0],
    ["/*/preise/**", 0],
    ["**demo**", 1],
    ["/a*c", 1],
    [`${"a".repeat(40)}*b`, 2],
    ["!/a*c", 1],
  ])("%s needs %i words of states", (glob, words) => {
    expect(automatonWordsOf([glob])).toBe(words);
  });

  it("takes no more steps than words of states times characters of text", () => {
    const hostile = compileGlobs([`${"**a".repeat(80)}b`]);
    const text = "a".repeat(512);
    const started = performance.now();
    for (let run = 0; run < 1_000; run++) expect(hostile(text)).toBe(false);
    // A regular expression of this shape would not end in this century; this takes some 10 ms.
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
