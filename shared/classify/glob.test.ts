import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGlobs } from "./glob.ts";

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

  it("takes no more steps than characters of glob times characters of text", () => {
    const text = "a".repeat(512);
    const started = performance.now();
    expect(matches(`${"**a".repeat(80)}b`, text)).toBe(false);
    // A regular expression of this shape would not end in this century.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
