import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import { factsOf } from "../score/facts.ts";
import type { Event } from "../wire/event.ts";
import type { Condition } from "./condition.ts";
import { evaluateCondition, reasonFor } from "./evaluateCondition.ts";
import { evaluateTrait, knownInWords } from "./evaluateTrait.ts";
import type { Verdict } from "./verdict.ts";

const events: Event[] = [
  {
    id: "who-0001",
    type: "identify",
    occurredAt: 0,
    traits: {
      title: "Senior VP, Sales (EMEA)",
      companySize: 200,
      email: "x@Mail.Rival.example",
      country: "BR",
    },
  },
  { id: "view-0001", type: "page_view", occurredAt: 0, page: { path: "/pricing" } },
  {
    id: "stay-0001",
    type: "engagement",
    occurredAt: 90_000,
    page: { path: "/pricing" },
    view: "view-0001",
    engagedMs: 60_000,
  },
  { id: "view-0002", type: "page_view", occurredAt: 9e6, page: { path: "/blog/x" } },
];

/** Whether a condition holds of them, and why. */
const verdict = (condition: Condition): readonly [holds: Verdict, because: string] => {
  const rule = { id: "r", title: "R", kind: "interest", points: 1, when: condition } as const;
  const model = parseModel({ ...b2b, rules: [rule] });
  if (!model.ok) throw new Error(JSON.stringify(model.reason));
  const compiled = compileModel(model.value);
  const [parsed] = compiled.stateRules;
  if (parsed === undefined) throw new Error("no rule");
  const profile = fold(emptyProfile, events);
  const facts = factsOf(compiled, profile);
  const { when } = parsed.rule;
  return [evaluateCondition(when, facts, 9e6), reasonFor(when, facts, 9e6)];
};

describe("a condition", () => {
  it.each<[string, Condition, Verdict]>([
    ["words are whole words", { trait: "title", words: ["vp"] }, true],
    ["words may be phrases over punctuation", { trait: "title", words: ["vp sales"] }, true],
    ["part of a word is no word", { trait: "title", words: ["sal"] }, false],
    ["a band includes its lower end", { trait: "companySize", atLeast: 200, below: 500 }, true],
    ["a band excludes its upper end", { trait: "companySize", below: 200 }, false],
    ["a text is no number", { trait: "title", atLeast: 0 }, null],
    ["a condition on an unknown trait is false", { trait: "shoeSize", atLeast: 0 }, false],
    [
      "not of a condition on an unknown trait is true",
      { not: { trait: "shoeSize", atLeast: 0 } },
      true,
    ],
    ["oneOf does not mind case", { trait: "title", oneOf: ["senior vp, sales (emea)"] }, true],
    ["noneOf of what is known", { trait: "country", noneOf: ["AT", "ch", "DE"] }, true],
    ["noneOf does not mind case", { trait: "country", noneOf: ["br"] }, false],
    [
      "noneOf of a condition on an unknown trait is false",
      { trait: "region", noneOf: ["Tyrol"] },
      false,
    ],
    ["globs are of the whole text", { trait: "title", matches: ["*vp*"] }, true],
    ["globs do not take a part", { trait: "title", matches: ["vp"] }, false],
    ["all that is stated", { trait: "country", oneOf: ["BR"], noneOf: ["BR"] }, false],
    ["verified only", { trait: "title", words: ["vp"], verifiedOnly: true }, false],
    ["a subdomain's mail is the company's", { emailKind: "competitor" }, true],
    ["an address of another company is not ours", { emailKind: "own_company" }, false],
    ["counts events", { count: { event: "page_view" }, atLeast: 2 }, true],
    ["counts no more than there are", { count: { event: "page_view" }, atLeast: 3 }, false],
    ["counts visits", { sessions: { atLeast: 2 } }, true],
    ["counts visits with a page", { sessions: { atLeast: 2, withPageType: ["blog"] } }, false],
    ["adds up attention", { engagedSeconds: { pageType: ["pricing"], atLeast: 60 } }, true],
    ["the first channel", { firstChannel: { oneOf: ["direct"] } }, true],
    ["not the first channel", { firstChannel: { oneOf: ["email"] } }, false],
    ["all", { all: [{ sessions: { atLeast: 1 } }, { sessions: { atLeast: 3 } }] }, false],
    ["any", { any: [{ sessions: { atLeast: 3 } }, { sessions: { atLeast: 1 } }] }, true],
  ])("%s", (_, condition, holds) => {
    expect(verdict(condition)[0]).toBe(holds);
  });

  it.each<[string, Condition]>([
    ["title: Senior VP, Sales (EMEA) (not a number)", { trait: "title", atLeast: 5 }],
    ["companySize: 200 (not a text)", { trait: "companySize", words: ["200"] }],
    ["companySize: 200 (not a text)", { trait: "companySize", matches: ["2*"] }],
  ])("says why a trait of the wrong type cannot be evaluated: %s", (because, condition) => {
    expect(verdict(condition)).toEqual([null, because]);
  });

  const fault: Condition = { trait: "title", atLeast: 5 };
  const yes: Condition = { sessions: { atLeast: 1 } };
  const no: Condition = { sessions: { atLeast: 9 } };
  const pricing: Condition = { sessions: { atLeast: 1, withPageType: ["pricing"] } };

  it.each<[string, Condition, Verdict]>([
    ["not of what cannot be evaluated cannot be evaluated either", { not: fault }, null],
    ["not of not, the same", { not: { not: fault } }, null],
    ["all of it and what holds cannot be evaluated", { all: [yes, fault] }, null],
    ["all of it and what does not hold is false", { all: [fault, no] }, false],
    ["any of it and what holds is true", { any: [fault, yes] }, true],
    ["any of it and what does not hold cannot be evaluated", { any: [no, fault] }, null],
  ])("%s", (_, condition, holds) => {
    expect(verdict(condition)[0]).toBe(holds);
  });

  it.each<[string, Condition]>([
    ["1 visit with pricing, 2 visits", { all: [pricing, yes] }],
    ["2 visits", { all: [yes, no, pricing] }],
    ["title: Senior VP, Sales (EMEA) (not a number)", { all: [yes, fault] }],
    ["1 visit with pricing", { any: [no, pricing, yes] }],
    ["not: 2 visits", { not: no }],
    ["title: Senior VP, Sales (EMEA) (not a number)", { not: fault }],
  ])("names the part that decides: %s", (because, condition) => {
    expect(verdict(condition)[1]).toBe(because);
  });

  it("says when a trait was inferred from the network and not stated", () => {
    const trait = { value: "BR", verified: false, inferred: true, at: 0, key: "k" } as const;
    const condition = { trait: "country", oneOf: ["BR"] };
    expect(evaluateTrait(condition, trait)).toBe(true);
    expect(knownInWords(condition, trait)).toBe("country: BR (seen from the network, not stated)");
  });
});
