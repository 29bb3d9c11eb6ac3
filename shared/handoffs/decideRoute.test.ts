import { describe, expect, it } from "vitest";
import { decideRoute, type RouteFacts } from "./decideRoute.ts";
import { parseRules } from "./parseRules.ts";
import type { RulesDocument } from "./rules.ts";

const hourMs = 3_600_000;
/** A Wednesday, 12:00 in Amsterdam. */
const noon = Date.UTC(2026, 10, 18, 11);

const document = {
  specVersion: 1,
  people: { ann: { email: "ann@acme.example" }, bob: { email: "bob@acme.example" } },
  pools: { all: { by: "round_robin", people: ["ann", "bob"] } },
  destinations: { slack: { type: "slack" }, crm: { type: "hubspot" } },
  rules: [
    { title: "Everything to the channel", to: ["slack"] },
    { title: "Sales", when: { stages: ["SQL"] }, to: ["crm", "slack"], owner: "all" },
    { title: "Dutch", when: { countries: ["NL"], grades: ["A"] }, to: ["crm"], owner: "all" },
    {
      title: "Large",
      when: { traits: [{ trait: "companySize", atLeast: 500 }], priorities: ["urgent"] },
      to: ["crm"],
    },
  ],
} satisfies RulesDocument;

const facts: RouteFacts = {
  stage: "MQL",
  enteredAt: noon,
  grade: "B",
  tier: "warm",
  priority: null,
  disqualified: false,
  traits: {},
  isMuted: false,
  lastRoutedAt: null,
  timeZone: "Europe/Amsterdam",
};
const trait = (value: string | number) => ({ value, verified: true, at: 1, key: "k" });

const route = (change: Partial<RulesDocument>, more: Partial<RouteFacts> = {}, now = noon) => {
  const parsed = parseRules({ ...document, ...change });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  const traits = { email: trait("jane@acme.example"), ...more.traits };
  return decideRoute(parsed.value, { ...facts, ...more, traits }, now);
};

describe("decideRoute", () => {
  describe("an address that was only claimed", () => {
    const claimed = { email: { ...trait("jane@acme.example"), verified: false } };
    const goesTo = (change: Partial<RulesDocument>, traits: RouteFacts["traits"] = claimed) =>
      route(change, { traits });

    it("reaches the channel, and no CRM", () => {
      const rules = [{ title: "All", to: ["crm", "slack"] }];
      expect(goesTo({ rules })).toMatchObject({ kind: "send", destinations: ["slack"] });
      expect(goesTo({ rules: [{ title: "All", to: ["crm"] }] })).toEqual({
        kind: "drop",
        note: "its destinations need a verified e-mail address",
      });
    });

    it("reaches a CRM where the rule says so, and nothing where it must be verified", () => {
      const rule = (verified: boolean) => [
        { title: "All", when: { verified }, to: ["crm", "slack"] },
      ];
      expect(goesTo({ rules: rule(false) })).toMatchObject({ destinations: ["crm", "slack"] });
      expect(goesTo({ rules: rule(true) })).toMatchObject({ kind: "drop" });
    });
  });

  it.each<[string, Partial<RouteFacts>, string[], string | null]>([
    ["a rule without conditions", {}, ["slack"], null],
    ["the stage", { stage: "SQL" }, ["slack", "crm"], "all"],
    ["only some conditions", { traits: { country: trait("NL") } }, ["slack"], null],
    ["all conditions", { grade: "A", traits: { country: trait("nl") } }, ["slack", "crm"], "all"],
    [
      "a segment of traits",
      { priority: "urgent", traits: { companySize: trait(500) } },
      ["slack", "crm"],
      null,
    ],
    ["a trait of the wrong type", { traits: { companySize: trait("many") } }, ["slack"], null],
  ])("matches by %s", (_, more, destinations, pool) => {
    expect(route({}, more)).toEqual({ kind: "send", destinations, pool, dueAt: noon });
  });

  it.each<[string, Partial<RulesDocument>, Partial<RouteFacts>, string]>([
    ["a disqualified lead", {}, { disqualified: true }, "the lead is disqualified"],
    ["a muted lead", {}, { isMuted: true }, "the lead is muted"],
    ["a pause", { paused: true }, {}, "hand-offs are paused"],
    ["no rule that matches", { rules: [] }, {}, "no rule matches this lead"],
    [
      "the cooldown",
      {},
      { lastRoutedAt: noon - 23 * hourMs },
      "MQL was already sent less than 24 hours before",
    ],
  ])("sends nothing for %s, and says why", (_, change, more, note) => {
    expect(route(change, more)).toEqual({ kind: "drop", note });
  });

  it("sends again when the cooldown is over", () => {
    expect(route({}, { lastRoutedAt: noon - 24 * hourMs })).toMatchObject({ kind: "send" });
    expect(route({ cooldownHours: 0 }, { lastRoutedAt: noon })).toMatchObject({ kind: "send" });
  });

  it.each<[string, number, Partial<RulesDocument>, number]>([
    ["by day", noon, {}, noon],
    [
      "at night until the morning",
      Date.UTC(2026, 10, 18, 20),
      {},
      // 08:00 in Amsterdam.
      Date.UTC(2026, 10, 19, 7),
    ],
    ["after midnight", Date.UTC(2026, 10, 19, 2, 34), {}, Date.UTC(2026, 10, 19, 7)],
    ["at the very minute they begin", Date.UTC(2026, 10, 18, 17), {}, Date.UTC(2026, 10, 19, 7)],
    ["on Friday evening until Monday", Date.UTC(2026, 10, 20, 19), {}, Date.UTC(2026, 10, 23, 7)],
    [
      "by the rules' own time zone",
      noon,
      // 20:00 in Tokyo.
      { timeZone: "Asia/Tokyo" },
      Date.UTC(2026, 10, 18, 23),
    ],
    [
      "over the night when clocks go back",
      Date.UTC(2026, 9, 24, 22),
      { quietHours: { from: "18:00", to: "08:00" } },
      Date.UTC(2026, 9, 25, 7),
    ],
    ["to the minute", noon, { quietHours: { from: "11:50", to: "12:07" } }, noon + 7 * 60_000],
  ])("keeps quiet hours: %s", (_, now, change, dueAt) => {
    const quietHours = { from: "18:00", to: "08:00", weekends: true };
    expect(route({ quietHours, ...change }, {}, now)).toMatchObject({ kind: "send", dueAt });
  });
});

describe("parseRules", () => {
  it.each<[string, unknown, string, string]>([
    ["a missing version", { specVersion: undefined }, "specVersion", "expected 1"],
    ["an unknown field", { destination: {} }, "rules", "destination"],
    ["an unknown destination", { destinations: {} }, "rules.0.to", 'no destination "slack"'],
    ["an unknown pool", { pools: {} }, "rules.1.owner", 'no pool "all": there are none yet'],
    ["an unknown person", { people: {} }, "pools.all", 'no person "ann"'],
    [
      "quiet hours without end",
      { quietHours: { from: "08:00", to: "08:00" } },
      "quietHours",
      "the same",
    ],
    ["an invalid time", { quietHours: { from: "25:00", to: "8" } }, "quietHours.from", "18:30"],
    ["an invalid time zone", { timeZone: "Mars" }, "timeZone", "IANA"],
  ])("says what is wrong with %s", (_, change, at, says) => {
    const parsed = parseRules({ ...document, ...(change as object) });
    const fault = parsed.ok ? undefined : parsed.reason.find((one) => one.at === at);
    expect(fault?.message).toContain(says);
  });
});
