import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../conditions/condition.ts";
import { lintModel } from "./lintModel.ts";
import type { ModelDocument } from "./model.ts";
import { parseModel } from "./parseModel.ts";
import { b2b } from "./templates/b2b.ts";
import { security } from "./templates/security.ts";

const lintOf = (document: ModelDocument) => {
  const parsed = parseModel(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return lintModel(parsed.value);
};
const warningsOf = (document: ModelDocument) => lintOf(document).map(({ at }) => at);

/** What is said of a model that has, beside much that is well, one rule of this. */
const saidOf = (rule: object, change: object = {}) => {
  const head = { id: "r", title: "R", kind: "interest", points: 5 };
  const rules = [...b2b.rules, { ...head, ...rule } as ModelDocument["rules"][number]];
  return lintOf({ ...b2b, ...change, rules }).map(
    ({ at, message }) => `${at.replace(`rules.${b2b.rules.length}`, "r")}: ${message}`,
  );
};

const band = (id: string, atLeast: number, below?: number): ModelDocument["rules"][number] => ({
  id,
  title: id,
  kind: "fit",
  points: 5,
  when: { trait: "companySize", atLeast, ...(below !== undefined && { below }) },
});

describe("lintModel", () => {
  it("has nothing to say about the templates", () => {
    expect([b2b, security].flatMap(warningsOf)).toEqual([]);
  });

  it("warns of size bands that overlap, and of none that touch", () => {
    const sizes = [band("small", 1, 200), band("middle", 200, 500), band("large", 400)];
    const others = b2b.rules.filter(({ id }) => !id.startsWith("size_"));
    expect(warningsOf({ ...b2b, rules: [...others, ...sizes] })).toEqual([
      `rules.${others.length + 2}.when`,
    ]);
  });

  it("warns of a threshold that no lead can reach", () => {
    const rules = [band("one", 1)];
    expect(warningsOf({ ...b2b, rules, stages: [{ name: "MQL", atLeast: 6 }] })).toContain(
      "stages.0.atLeast",
    );
    expect(warningsOf({ ...b2b, rules, stages: [{ name: "MQL", atLeast: 5 }] })).not.toContain(
      "stages.0.atLeast",
    );
  });

  it("warns of a page type that nothing leads to", () => {
    const pageTypes = (b2b.pageTypes ?? []).filter(({ type }) => type !== "pricing");
    const titles = warningsOf({ ...b2b, pageTypes });
    expect(titles.length).toBe(2);
    expect(saidOf({ on: { event: "page_view", pageType: "prcing" } })[0]).toContain(
      'did you mean "pricing"?',
    );
  });

  it.each<[string, unknown]>([
    ["cannot be at least 5 and below 5", { trait: "age", atLeast: 5, below: 5 }],
    [
      "cannot be at least 9 and below 3",
      { all: [{ trait: "age", atLeast: 9 }, { all: [{ trait: "age", below: 3 }] }] },
    ],
    ["cannot be a number and a text", { trait: "age", atLeast: 5, words: ["old"] }],
    ['no value of oneOf of "country"', { trait: "country", oneOf: ["DE"], noneOf: ["de"] }],
    [
      'no value of oneOf of "country"',
      {
        all: [
          { trait: "country", oneOf: ["DE"] },
          { trait: "country", oneOf: ["AT", "CH"] },
        ],
      },
    ],
    [
      "for a condition and for its not",
      { all: [{ emailKind: "free" }, { not: { emailKind: "free" } }] },
    ],
    [
      "for a condition and for its not",
      {
        all: [
          { emailKind: "free" },
          { not: { any: [{ emailKind: "role" }, { emailKind: "free" }] } },
        ],
      },
    ],
    [
      "no address is student and corporate",
      { all: [{ emailKind: "corporate" }, { emailKind: "student" }] },
    ],
    [
      "there is one first channel",
      { all: [{ firstChannel: { oneOf: "email" } }, { firstChannel: { oneOf: "referral" } }] },
    ],
    [
      "no lead is inactive for 90 days and active within 30",
      { all: [{ inactiveDays: { atLeast: 90 } }, { sessions: { atLeast: 1, lastDays: 30 } }] },
    ],
    [
      "cannot be at least 5",
      {
        any: [
          { trait: "age", atLeast: 5, below: 5 },
          { trait: "age", atLeast: 9, below: 5 },
        ],
      },
    ],
  ])("warns of a rule that is never true: %s", (reason, when) => {
    const [said] = saidOf({ when });
    expect(said).toContain("r.when: is never true: ");
    expect(said).toContain(reason);
  });

  it.each<[Condition]>([
    [{ any: [{ trait: "age", atLeast: 5, below: 5 }, { emailKind: "free" }] }],
    [
      {
        all: [
          { trait: "age", atLeast: 5 },
          { trait: "age", below: 9 },
        ],
      },
    ],
    [{ all: [{ emailKind: "free" }, { not: { emailKind: "role" } }] }],
    [{ all: [{ inactiveDays: { atLeast: 30 } }, { sessions: { atLeast: 1, lastDays: 31 } }] }],
  ])("has nothing to say of %j", (when) => {
    expect(saidOf({ when })).toEqual([]);
  });

  it.each<[string, unknown]>([
    [
      'r.on.object: "*pricing*" matches no path: * stops at a slash; write **pricing*',
      { event: "page_view", object: "*pricing*" },
    ],
    [
      'r.on.object: "blog/*" matches no path: every path begins with /; write /blog/* or **blog/*',
      { event: "scroll", object: "blog/*" },
    ],
    [
      'r.on.object: "a.pdf" matches no path: every path begins with /; write /a.pdf or **a.pdf',
      { event: "file_download", object: "a.pdf" },
    ],
    [
      'r.on.channel: there is no channel "paid_serch": did you mean "paid_search"?',
      { event: "page_view", channel: "paid_serch" },
    ],
    [
      "r.on.channel: no page view has the channel direct",
      { event: "page_view", channel: "direct" },
    ],
  ])("warns of what no event can fit: %s", (expected, on) => {
    expect(saidOf({ on })[0]).toContain(expected);
  });

  it("warns of a pattern of pages that an earlier one takes", () => {
    const pageTypes = [
      { type: "blog", paths: ["/blog/**", "!/blog/jobs"] },
      { type: "post", paths: ["/blog/2026/*", "/Blog/2026/**", "/blog"] },
      { type: "careers", paths: ["/blog/jobs", "/jobs"] },
      { type: "more", paths: ["jobs"] },
    ];
    const said = lintOf({
      ...b2b,
      rules: [],
      tiers: [{ name: "all", atLeast: 0 }],
      stages: [],
      pageTypes,
      priority: undefined,
    });
    expect(said.filter(({ at }) => at.startsWith("pageTypes")).map(({ at }) => at)).toEqual([
      "pageTypes.1.paths.0",
      "pageTypes.1.paths.1",
      "pageTypes.1.paths.2",
      "pageTypes.3.paths.0",
    ]);
    expect(said[0]?.message).toContain('"blog" (pageTypes.0) takes all of it');
  });

  it("warns of rules that are worth nothing, caps of outer groups included", () => {
    const groups = {
      ...b2b.groups,
      outer: { title: "Outer", max: 0 },
      inner: { title: "Inner", max: 5, within: "outer" },
    };
    const on = { event: "custom" };
    expect(saidOf({ on, group: "inner" }, { groups })).toEqual([
      'r.group: pays nothing: "outer" has max 0; move the cap, or take the rule out of the group',
    ]);
    expect(saidOf({ on, points: -1, group: "inner" }, { groups })).toEqual([]);
    expect(saidOf({ kind: "disqualify", points: 0, when: { emailKind: "free" } })[0]).toContain(
      "r.points: disqualifies no lead",
    );
  });

  it("warns of a stage behind a grade that no lead can have", () => {
    const rules = [band("one", 1)];
    const stages = [{ name: "MQL", atLeast: 1, minGrade: "C" }];
    expect(warningsOf({ ...b2b, rules, stages })).toContain("stages.0.minGrade");
    expect(
      warningsOf({ ...b2b, rules, stages: [{ name: "MQL", atLeast: 1, minGrade: "D" }] }),
    ).not.toContain("stages.0.minGrade");
  });

  it("warns of pairs of grade and tier without a word of their own", () => {
    const all = { hot: "now", warm: "soon", cold: "later" };
    const priority = { default: "low", matrix: { A: all, B: all, C: { hot: "soon" } } };
    expect(lintOf({ ...b2b, priority })).toEqual([
      {
        at: "priority.matrix.C",
        message: 'has no word for warm, cold: they get "low"; write it there if that is meant',
      },
      expect.objectContaining({ at: "priority.matrix.D" }),
    ]);
  });

  it("never throws on a model that is valid", () => {
    let valid = 0;
    fc.assert(
      fc.property(anyModel(), (document) => {
        const parsed = parseModel(document);
        if (!parsed.ok) return;
        valid++;
        for (const { at, message } of lintModel(parsed.value)) expect(at && message).toBeTruthy();
      }),
      { numRuns: 3_000 },
    );
    expect(valid).toBeGreaterThan(2_000);
  });
});

/** Models of any rules, groups and pages; nearly all of them valid. */
function anyModel() {
  const word = fc.constantFrom("a", "b", "constructor", "DE", "blog");
  const glob = fc.constantFrom("*", "**", "/", "/a/**", "!/a", "/a*b/**", "a", "!");
  const number = fc.integer({ min: -3, max: 9 });
  const count = fc.integer({ min: 1, max: 90 });
  const list = <Value>(value: fc.Arbitrary<Value>) =>
    fc.array(value, { minLength: 1, maxLength: 3 });
  const match = fc.oneof(
    fc.record(
      {
        event: fc.constant("page_view"),
        pageType: list(word),
        object: list(glob),
        channel: list(fc.constantFrom("email", "direct", "toString", "emial")),
        campaign: list(glob),
      },
      { requiredKeys: ["event"] },
    ),
    fc.record({ event: fc.constantFrom("file_download", "custom"), object: list(glob) }),
  );
  const { condition } = fc.letrec((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({ trait: word, atLeast: number, below: number }),
      fc.record({ trait: word, oneOf: list(fc.oneof(word, number)), noneOf: list(word) }),
      fc.record({ emailKind: fc.constantFrom("free", "invalid", "student", "role") }),
      fc.record({ count: match, atLeast: count, lastDays: count }),
      fc.record({ sessions: fc.record({ atLeast: count, lastDays: count }) }),
      fc.record({ engagedSeconds: fc.record({ pageType: list(word), atLeast: count }) }),
      fc.record({ inactiveDays: fc.record({ atLeast: count }) }),
      fc.record({ firstChannel: fc.record({ oneOf: list(word) }) }),
      fc.record({ all: list(tie("condition")) }),
      fc.record({ any: list(tie("condition")) }),
      fc.record({ not: tie("condition") }),
    ),
  }));
  const head = { title: fc.constant("R"), kind: fc.constant("interest"), points: number };
  const group = fc.option(fc.constantFrom("g", "h"), { nil: undefined });
  const rule = fc.oneof(
    fc.record({ ...head, group, on: match }),
    fc.record({ ...head, group, when: condition }),
  );
  const bands = fc
    .uniqueArray(number, { minLength: 1, maxLength: 4 })
    .map((thresholds) =>
      thresholds.sort((a, b) => b - a).map((atLeast) => ({ name: `n${atLeast}`, atLeast })),
    );
  return fc
    .record({
      pageTypes: fc.array(fc.record({ type: word, paths: list(glob) }), { maxLength: 4 }),
      rules: fc
        .array(rule, { maxLength: 8 })
        .map((rules) => rules.map((one, index) => ({ ...one, id: `r${index}` }))),
      groups: fc.record({
        g: fc.record({ title: fc.constant("G"), max: number }),
        h: fc.record({ title: fc.constant("H"), within: fc.constant("g") }),
      }),
      tiers: bands,
      stages: bands,
      grades: bands.map((all) => all.map(({ name, atLeast }) => ({ letter: name, atLeast }))),
    })
    .map((parts) => ({ ...b2b, ...parts, priority: undefined }));
}
