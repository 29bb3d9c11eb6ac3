import { describe, expect, it } from "vitest";
import { b2b } from "../model/templates/b2b.ts";
import { compilePageTypes } from "./pageType.ts";
import { pathForms, readablePath } from "./pathForms.ts";

describe("a path", () => {
  it.each([
    ["/k%C3%BCndigung", "/kündigung"],
    ["/ku\u0308ndigung", "/kündigung"],
    ["/a%2Fb", "/a%2Fb"],
    ["/50%", "/50%"],
    ["/%E0%A4%A", "/%E0%A4%A"],
    ["/plain", "/plain"],
  ])("%s reads %s", (path, readable) => expect(readablePath(path)).toBe(readable));

  it.each([
    ["/de/preise.html", ["/de/preise.html", "/de/preise", "/preise"]],
    ["/shop;jsessionid=1A2B/pricing/", ["/shop;jsessionid=1A2B/pricing", "/shop/pricing"]],
    ["/index.html", ["/index.html", "/"]],
    ["/pt-br/", ["/pt-br", "/"]],
    ["/pricing", ["/pricing"]],
    ["/design", ["/design"]],
  ])("%s is looked up as %j", (path, forms) => expect(pathForms(path)).toEqual(forms));
});

describe("page types of the default model", () => {
  const typeOf = compilePageTypes(b2b.pageTypes as never);
  it.each([
    ["/", "home"],
    ["/index.html", "home"],
    ["/de/", "home"],
    ["/de/index.php", "home"],
    ["/pricing.html", "pricing"],
    ["/de/preise", "pricing"],
    ["/fr/tarifs/", "pricing"],
    ["/pre%C3%A7os", "pricing"],
    ["/en-gb/pricing/enterprise", "pricing"],
    ["/karriere/entwickler.html", "careers"],
    ["/nl/vacatures", "careers"],
    ["/es/empleo", "careers"],
    ["/referenzen/muster-ag", "case_study"],
    ["/it/casi-di-successo/acme", "case_study"],
    ["/kontakt", "contact"],
    ["/cs/kontakt.html", "contact"],
    ["/l%C3%B6sungen/crm", "product"],
    ["/impressum.html", "legal"],
    ["/aktualno%C5%9Bci/2026", "blog"],
    ["/demo-anfragen", "demo"],
    ["/careersx", null],
    ["/about/pricing-history", null],
  ])("%s is %s", (path, type) => expect(typeOf(path, undefined)).toBe(type));

  it("go by a glob that is written either way", () => {
    for (const glob of ["/kündigung/**", "/k%C3%BCndigung/**"]) {
      const own = compilePageTypes([{ type: "labour", paths: [glob] }]);
      expect(own("/k%C3%BCndigung/frist", undefined)).toBe("labour");
      expect(own("/Kündigung/", undefined)).toBe("labour");
    }
  });

  it("prefer the exact path to one without its language or ending", () => {
    const own = compilePageTypes([
      { type: "local", paths: ["/pricing"] },
      { type: "german", paths: ["/de/pricing.html"] },
    ]);
    expect(own("/de/pricing.html", undefined)).toBe("german");
    expect(own("/fr/pricing.html", undefined)).toBe("local");
  });
});
