import { describe, expect, it } from "vitest";
import type { EventMatch } from "../conditions/eventMatch.ts";
import { compileMatch } from "./compileMatch.ts";
import type { Matchable } from "./matchable.ts";

const file = (object: string): Matchable => ({ type: "file_download", object });
const came = (campaign: Record<string, string>, referrer?: string): Matchable => ({
  type: "page_view",
  object: "/",
  source: { campaign, ...(referrer !== undefined && { referrer }) },
});
const spring = { utm_source: "Newsletter", utm_medium: "email", utm_campaign: "Spring-2026/DACH" };

describe("a match of", () => {
  it.each<[string, EventMatch, Matchable, boolean]>([
    ["a file type", { event: "file_download", fileType: ["pdf"] }, file("/a/List.PDF"), true],
    ["one with a dot", { event: "file_download", fileType: [".Pdf"] }, file("/a.pdf"), true],
    ["another type", { event: "file_download", fileType: ["pdf", "docx"] }, file("/a.zip"), false],
    ["no type at all", { event: "file_download", fileType: ["pdf"] }, file("/pdf"), false],
    ["a longer type", { event: "file_download", fileType: ["doc"] }, file("/a.docx"), false],
    ["a campaign", { event: "page_view", campaign: ["spring-**"] }, came(spring), true],
    ["another campaign", { event: "page_view", campaign: ["summer*"] }, came(spring), false],
    ["no campaign", { event: "page_view", campaign: ["*"] }, came({}, "https://a.example/"), false],
    ["a medium", { event: "page_view", medium: ["E-Mail", "email"] }, came(spring), true],
    ["a source's tag", { event: "page_view", source: ["newsletter"] }, came(spring), true],
    [
      "a known site",
      { event: "page_view", source: ["linkedin"] },
      came({}, "https://lnkd.in/x"),
      true,
    ],
    ["a host", { event: "page_view", source: ["*.example"] }, came({}, "https://a.example/"), true],
    [
      "one of them wrong",
      { event: "page_view", medium: ["cpc"], campaign: ["spring-**"] },
      came(spring),
      false,
    ],
    [
      "an inner page",
      { event: "page_view", source: ["*"] },
      { type: "page_view", object: "/" },
      false,
    ],
  ])("%s", (_, match, occurrence, fits) => {
    expect(compileMatch(match)(occurrence, null)).toBe(fits);
  });

  it("verified events only takes none that a browser claims", () => {
    const test = compileMatch({ event: "custom", verifiedOnly: true });
    const said: Matchable = { type: "custom", object: "trial_started" };
    expect(test(said, null)).toBe(false);
    expect(test({ ...said, verified: true }, null)).toBe(true);
  });
});
