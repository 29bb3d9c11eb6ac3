import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import type { ModelDocument } from "../model/model.ts";
import { parseModel } from "../model/parseModel.ts";
import { b2b } from "../model/templates/b2b.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluatePrepared, prepare } from "./evaluate.ts";
import { segmentsAt } from "./segments.ts";

type Segments = NonNullable<ModelDocument["segments"]>;

const now = Date.UTC(2026, 0, 2);
const events: Event[] = [
  { id: "event-001", type: "page_view", occurredAt: now - 1_000, page: { path: "/pricing" } },
  { id: "event-002", type: "page_view", occurredAt: now - 900, page: { path: "/case-studies/a" } },
  {
    id: "event-003",
    type: "identify",
    occurredAt: now - 800,
    traits: { country: "DE", companySize: "many" },
  },
];

/** The segments of a person with 25 points of behaviour, from Germany, without a stage. */
function segmentsOf(segments: Segments): string[] {
  const parsed = parseModel({ ...b2b, segments });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  const prepared = prepare(compileModel(parsed.value), fold(emptyProfile, events));
  const evaluation = evaluatePrepared(prepared, now);
  expect(evaluation.score).toBe(25);
  return segmentsAt(prepared, { ...evaluation, stage: null }, now);
}

type When = Segments[string]["when"];

describe("a segment", () => {
  it.each<[When, boolean]>([
    [{ score: { atLeast: 25 } }, true],
    [{ score: { below: 25 } }, false],
    [{ score: { atLeast: 20, below: 26 } }, true],
    [{ tier: { oneOf: ["cold", "warm"] } }, true],
    [{ tier: { oneOf: ["hot"] } }, false],
    [{ stage: { oneOf: ["MQL"] } }, false],
    [{ not: { stage: { oneOf: ["MQL"] } } }, true],
    [{ grade: { oneOf: ["A", "B", "C", "D"] } }, true],
    [{ trait: "country", oneOf: ["de", "at"] }, true],
    [{ count: { event: "page_view", pageType: "pricing" }, atLeast: 1 }, true],
    [{ count: { event: "page_view", pageType: "pricing" }, atLeast: 2 }, false],
    [{ all: [{ total: { atLeast: 1 } }, { trait: "country", oneOf: ["DE"] }] }, true],
    [{ any: [{ fit: { atLeast: 500 } }, { firstChannel: { oneOf: ["direct"] } }] }, true],
    [{ any: [{ fit: { atLeast: 500 } }, { firstChannel: { oneOf: ["email"] } }] }, false],
    // A trait of the wrong type: neither it nor its opposite.
    [{ trait: "companySize", atLeast: 5 }, false],
    [{ not: { trait: "companySize", atLeast: 5 } }, false],
    [{ not: { all: [{ trait: "companySize", atLeast: 5 }, { score: { below: 1 } }] } }, true],
  ])("%j holds: %s", (when, holds) => {
    expect(segmentsOf({ here: { when } })).toEqual(holds ? ["here"] : []);
  });

  it("has the order of the model", () => {
    const when: When = { score: { atLeast: 1 } };
    expect(segmentsOf({ b: { when }, none: { when: { not: when } }, a: { when } })).toEqual([
      "b",
      "a",
    ]);
  });
});

describe("a broken segment", () => {
  it.each<[unknown, string]>([
    [{ "Hot Ones": { when: { score: { atLeast: 1 } } } }, "segments"],
    [{ hot: { when: { scor: { atLeast: 1 } } } }, "segments.hot.when"],
    [{ hot: { when: { score: {} } } }, "segments.hot.when"],
    [{ hot: { when: { tier: { oneOf: ["hott"] } } } }, "segments.hot.when"],
  ])("%j is refused with its place", (segments, at) => {
    const parsed = parseModel({ ...b2b, segments });
    expect(parsed.ok ? [] : parsed.reason.map((fault) => fault.at.slice(0, at.length))).toContain(
      at,
    );
  });

  it("as is a rule that looks at the score", () => {
    const rule = {
      id: "x",
      title: "X",
      kind: "interest",
      points: 1,
      when: { score: { atLeast: 1 } },
    };
    expect(parseModel({ ...b2b, rules: [...b2b.rules, rule] }).ok).toBe(false);
  });
});
