import { describe, expect, it } from "vitest";
import type { ModelDocument, Rule } from "./model.ts";
import { parseModel } from "./parseModel.ts";
import { ruleInWords } from "./ruleInWords.ts";
import { b2b } from "./templates/b2b.ts";

const inWords = (part: object) => {
  const rule = { id: "r", title: "R", kind: "interest", points: 1, ...part };
  const parsed = parseModel({ ...b2b, rules: [rule as ModelDocument["rules"][number]] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return ruleInWords(parsed.value.rules[0] as Rule);
};

describe("a rule in words", () => {
  it.each<[string, object]>([
    [
      "a page of type pricing, from `linkedin`, of campaign `spring*` but not `spring-test`; once a visit; half after 7 days",
      {
        on: {
          event: "page_view",
          pageType: "pricing",
          source: "linkedin",
          campaign: ["spring*", "!spring-test"],
        },
        limit: "once_per_session",
        decay: { halfLifeDays: 7 },
      },
    ],
    [
      "a download, as pdf or docx, verified; at most 2 a week",
      {
        on: { event: "file_download", fileType: ["pdf", "docx"], verifiedOnly: true },
        limit: { max: 2, per: "week" },
      },
    ],
    [
      "country is known, and not AT, CH or DE",
      { when: { trait: "country", noneOf: ["AT", "CH", "DE"] } },
    ],
    [
      "organisation is `*university*`",
      { when: { trait: "organisation", matches: "*university*" } },
    ],
    [
      "age from 3 to below 9, verified",
      { when: { trait: "age", atLeast: 3, below: 9, verifiedOnly: true } },
    ],
    ["2 visits this week", { when: { sessions: { atLeast: 2, this: "week" } } }],
    [
      "nothing for 90 days and not: (e-mail address: free or first came by email)",
      {
        when: {
          all: [
            { inactiveDays: { atLeast: 90 } },
            { not: { any: [{ emailKind: "free" }, { firstChannel: { oneOf: "email" } }] } },
          ],
        },
      },
    ],
  ])("is: %s", (words, part) => {
    expect(inWords(part)).toBe(words);
  });
});
