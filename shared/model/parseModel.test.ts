import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModelDocument } from "./model.ts";
import { parseModel } from "./parseModel.ts";
import { b2b } from "./templates/b2b.ts";

const [rule] = b2b.rules as [ModelDocument["rules"][number]];
const faultsIn = (change: object) => {
  const parsed = parseModel({ ...b2b, ...change });
  return parsed.ok ? [] : parsed.reason;
};
const faultsOf = (change: object) => faultsIn(change).map(({ at }) => at);
const sentencesOf = (change: object) =>
  faultsIn(change).map(({ at, message }) => `${at}: ${message}`);
const head = (id: string) => ({ id, title: id, kind: "interest", points: 1 });

describe("parseModel", () => {
  it("takes the default model", () => {
    expect(parseModel(b2b).ok).toBe(true);
  });

  it("lists every fault, by its place", () => {
    const rules = [rule, rule, { ...rule, id: "other", group: "nowhere" }];
    expect(faultsOf({ rules })).toEqual(["rules.1.id", "rules.2.group"]);
  });

  it("says what is wrong with the form that was probably meant", () => {
    const { title, kind, points } = rule;
    const trait = { id: "x", title, kind, points, when: { trait: "title", atLeast: "many" } };
    expect(faultsOf({ rules: [{ ...rule, limit: "twice" }, trait] })).toEqual([
      "rules.0.limit",
      "rules.1.when.atLeast",
    ]);
  });

  it("lists faults of shape and of meaning in one run", () => {
    const { id, title, kind, points } = rule;
    const head = (name: string) => ({ id: name, title, kind, points });
    const change = {
      rules: [
        { ...rule, limit: { max: -1, perDays: 3 } },
        { ...head("other"), when: { astrology: "leo" } },
        { ...rule, id, group: "nowhere" },
      ],
      groups: {
        a: { title: "A", within: "b" },
        b: { title: "B", within: "c" },
        c: { title: "C", within: "a" },
      },
      stages: [
        { name: "SQL", atLeast: 100, hysteresis: 60 },
        { name: "MQL", atLeast: 50, hysteresis: 10, minGrade: "Z" },
      ],
    };
    expect(sentencesOf(change)).toEqual([
      "rules.0.limit.max: must be at least 1",
      "rules.1.when.astrology: is not known here: use one of trait, count, sessions, engagedSeconds, inactiveDays, shortVisits, firstChannel, emailKind, all, any, not",
      'rules.2.id: "home_page" is taken by rules.0: give it another name',
      'rules.2.group: there is no "nowhere" in groups: there are a, b, c',
      "groups.a.within: is within itself: a → b → c → a; take one of them out",
      "stages.0.hysteresis: SQL is left only below 40, and MQL begins at 50: make it at most 50",
      'stages.1.minGrade: there is no grade "Z"',
    ]);
  });

  it.each<[string, object, string]>([
    [
      "an operator",
      { when: { sesions: { atLeast: 3 } } },
      'when.sesions: …did you mean "sessions"?',
    ],
    ["a field", { on: { event: "page_view" }, limits: "once" }, 'limits: …did you mean "limit"?'],
    ["an event", { on: { event: "pageview" } }, 'on.event: "pageview"…did you mean "page_view"?'],
    [
      "a part of a limit",
      { on: { event: "page_view" }, limit: { max: 3, perDay: 1 } },
      'limit.perDay: …did you mean "perDays"?',
    ],
    [
      "what compares a trait",
      { when: { not: { trait: "title", nonOf: ["x"] } } },
      'when.not.nonOf: …did you mean "noneOf"?',
    ],
    ["the condition itself", { wehn: { emailKind: "free" } }, 'wehn: …did you mean "when"?'],
  ])("names the word that was meant by a misspelt %s", (_, part, expected) => {
    const [at, fix] = expected.split("…") as [string, string];
    const [fault] = sentencesOf({ rules: [{ ...head("r"), ...part }] });
    expect(fault).toContain(`rules.0.${at}`);
    expect(fault).toContain(fix);
  });

  it("says what does not go together", () => {
    const rules = [
      { ...head("both"), when: { sessions: { atLeast: 1 } }, limit: "once" },
      { ...head("windows"), when: { sessions: { atLeast: 1, lastDays: 7, this: "week" } } },
      { ...head("fields"), on: { event: "custom", fileType: "pdf", campaign: "spring*" } },
    ];
    expect(sentencesOf({ rules })).toEqual([
      "rules.0.limit: does not go with the fields beside it",
      "rules.1.when.sessions: has two windows: keep lastDays or this",
      "rules.2.on.campaign: goes with the event page_view only",
      "rules.2.on.fileType: goes with the event file_download only",
    ]);
  });

  it("says what is missing, and what cannot be what it is", () => {
    expect(
      sentencesOf({ name: undefined, basis: 7, title: ["x"], timeZone: "Middle/Earth" }),
    ).toEqual([
      "name: is missing: it must be a text",
      "title: must be a text, not a list",
      "timeZone: must be the IANA name of a time zone, e.g. Europe/Berlin",
      "basis: must be one of score, total, not 7",
    ]);
  });

  it("refuses groups that mix kinds, however deep, and caps the wrong way round", () => {
    const groups = {
      outer: { title: "Outer", max: -5, min: 6 },
      inner: { title: "Inner", within: "outer" },
    };
    const rules = [
      { ...head("a"), on: { event: "custom" }, group: "outer" },
      { ...head("b"), kind: "fit", when: { emailKind: "free" }, group: "inner" },
    ];
    expect(sentencesOf({ rules, groups })).toEqual([
      "groups.outer.max: must be at least 0",
      "groups.outer.min: must be at most 0",
      'rules.1.group: "outer" has rules of kind interest: give fit rules another group',
    ]);
  });

  it("refuses a priority for a grade or a tier that is none", () => {
    const priority = { default: "low", matrix: { A: { hott: "now" }, E: { hot: "now" } } };
    expect(sentencesOf({ priority })).toEqual([
      'priority.matrix.A.hott: there is no tier "hott": did you mean "hot"?',
      'priority.matrix.E: there is no grade "E": there are A, B, C, D',
    ]);
  });

  it("says how many rules are too many, and still what is wrong elsewhere", () => {
    const rules = Array.from({ length: 2_001 }, (_, index) => ({
      ...head(`r${index}`),
      on: { event: "custom" },
    }));
    expect(sentencesOf({ rules, basis: "luck" })).toEqual([
      "rules: are 2,001; 2,000 are allowed: take out 1",
      'basis: must be one of score, total, not "luck"',
    ]);
  });

  it("says how many groups are too many", () => {
    const groups = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [
        `g${index}`,
        { title: "G", within: `g${index + 1}` },
      ]),
    );
    expect(sentencesOf({ groups: { ...b2b.groups, ...groups } })[0]).toBe(
      "groups: are 10,004; 200 are allowed: take out 9,804",
    );
  });

  it("says how large is too large", () => {
    expect(sentencesOf({ title: "x".repeat(5_000_000) })[0]).toMatch(
      /^model: has 5,0\d\d,\d{3} characters as JSON; 1,000,000 are allowed/,
    );
    const rules = Array.from({ length: 10_000 }, (_, index) => ({
      ...head(`r${index}`),
      title: "x".repeat(100),
    }));
    expect(sentencesOf({ rules }).map((fault) => fault.split(":")[0])).toEqual(["model", "rules"]);
  });

  it("refuses what is nested without end, in depth or in a circle", () => {
    let when: object = { emailKind: "free" };
    for (let level = 0; level < 100_000; level++) when = { not: when };
    const circle: { not?: object } = {};
    circle.not = circle;
    for (const nested of [when, circle]) {
      expect(sentencesOf({ rules: [{ ...head("r"), when: nested }] })).toEqual([
        "model: is nested more than 48 levels deep: flatten it",
      ]);
    }
  });

  it("never throws, whatever values a document has", () => {
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>(
        undefined,
        Number.NaN,
        "__proto__",
        JSON.parse('{"__proto__":{"within":"__proto__"}}'),
      ),
    );
    const places = fc.constantFrom(
      ..."name rules groups tiers stages grades priority pageTypes company timeZone".split(" "),
    );
    fc.assert(
      fc.property(fc.dictionary(places, anything), anything, anything, (change, part, deep) => {
        const rules = [{ ...rule, on: part }, { ...head("r"), when: { all: [deep] } }, part];
        for (const document of [{ ...b2b, rules, ...change }, part]) {
          const parsed = parseModel(document);
          if (!parsed.ok) expect(parsed.reason.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["an unknown operator", { rules: [{ ...rule, on: undefined, when: { astrology: "leo" } }] }],
    ["an unknown field", { rules: [{ ...rule, colour: "red" }] }],
    ["an unknown limit", { rules: [{ ...rule, limit: "twice" }] }],
    ["a negative limit", { rules: [{ ...rule, limit: { max: -1, perDays: 3 } }] }],
    [
      "a trait condition that compares nothing",
      { rules: [{ ...rule, on: undefined, when: { trait: "title" } }] },
    ],
    [
      "a page type on an event that has none",
      { rules: [{ ...rule, on: { event: "webinar_attend", pageType: "blog" } }] },
    ],
    ["another version", { specVersion: 2 }],
    ["no tiers", { tiers: [] }],
    ["a tier that pages take for a segment", { tiers: [{ name: "segment:a", atLeast: 0 }] }],
    ["a million points", { rules: [{ ...rule, points: 1e6 }] }],
    ["points that are no number", { rules: [{ ...rule, points: Number.NaN }] }],
  ])("refuses %s", (_, change) => {
    expect(faultsOf(change).length).toBeGreaterThan(0);
  });

  it("wants thresholds highest first", () => {
    expect(faultsOf({ tiers: [...(b2b.tiers ?? [])].reverse() })).toEqual([
      "tiers.1.atLeast",
      "tiers.2.atLeast",
    ]);
  });

  it.each([null, 7, "b2b", [], {}])("refuses %j", (document) => {
    expect(parseModel(document).ok).toBe(false);
  });
});
