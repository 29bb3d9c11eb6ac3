import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileModel } from "../model/compile.ts";
import { parseModel } from "../model/parseModel.ts";
import { fold } from "../profile/fold.ts";
import { emptyProfile } from "../profile/profile.ts";
import type { Event } from "../wire/event.ts";
import { evaluate, prepare } from "./evaluate.ts";
import { nextChangeAt } from "./forecast/nextChange.ts";
import { anyAdjustment, anyLife, anyRules, modelOf, type RuleDocument } from "./lives.fixture.ts";
import { decideStage } from "./stage.ts";
import { stageAt } from "./stageAt.ts";

const dayMs = 86_400_000;

describe("stageAt", () => {
  it("is what the row of a lead remembers that was evaluated at each event and when it was due", () => {
    fc.assert(
      fc.property(
        anyRules(),
        anyLife(),
        anyAdjustment(),
        fc.nat(60),
        (rules, life, given, days) => {
          const compiled = compile(rules);
          const events = [...life, ...given];
          const at = days * dayMs;
          expect(stageAt(compiled, events, at)).toBe(cachedFor(compiled, events, at));
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("does not depend on the order of the events", () => {
    fc.assert(
      fc.property(anyRules(), shuffled(), (rules, { life, other }) => {
        const compiled = compile(rules);
        expect(stageAt(compiled, other, 25 * dayMs)).toBe(stageAt(compiled, life, 25 * dayMs));
      }),
      { numRuns: 2_000 },
    );
  });

  it("remembers a stage that its points alone would not enter again", () => {
    const compiled = compile([
      {
        id: "visit",
        title: "Visit",
        kind: "interest",
        points: 24,
        on: { event: "page_view" },
        decay: { halfLifeDays: 10 },
      },
    ]);
    const visit: Event = { id: "view-0001", type: "page_view", occurredAt: 0, page: { path: "/" } };
    // 24 points enter at 20; 16 of them are left after 6 days, and it is left below 10, after 13.
    expect(stageAt(compiled, [visit], 0)).toBe("MQL");
    expect(stageAt(compiled, [visit], 6 * dayMs)).toBe("MQL");
    expect(stageAt(compiled, [visit], 13 * dayMs)).toBeNull();
    expect(stageAt(compiled, [visit], -1)).toBeNull();
  });

  it("lets an event decide that comes at the very moment at which its absence would have", () => {
    const head = { title: "Rule", kind: "interest" } as const;
    const compiled = compile([
      {
        ...head,
        id: "visit",
        points: 24,
        on: { event: "page_view" },
        limit: "once",
        decay: { halfLifeDays: 2 },
      },
      { ...head, id: "inactive", points: -20, when: { inactiveDays: { atLeast: 1 } } },
    ]);
    const visitAt = (occurredAt: number): Event => ({
      id: `view-${occurredAt}`,
      type: "page_view",
      occurredAt,
      page: { path: "/" },
    });
    // 17 points are enough to stay, and not to enter again.
    expect(stageAt(compiled, [visitAt(0), visitAt(dayMs)], dayMs)).toBe("MQL");
    expect(stageAt(compiled, [visitAt(0), visitAt(dayMs + 1)], dayMs + 1)).toBeNull();
  });
});

/** Minute by minute of what happened: evaluated from the row before at every event, and whenever it is due. */
function cachedFor(
  compiled: ReturnType<typeof compile>,
  events: readonly Event[],
  at: number,
): string | null {
  const times = [...new Set(events.map(({ occurredAt }) => occurredAt))];
  let stage: string | null = null;
  let due: number | null = null;
  if (times.every((time) => time > at)) return null;
  for (const time of [...times.filter((one) => one <= at).sort((a, b) => a - b), at]) {
    for (let turn = due; turn !== null && turn < time; turn = due) evaluateAt(turn, turn);
    evaluateAt(time, time);
  }
  return stage;

  function evaluateAt(moment: number, upto: number): void {
    const seen = events.filter(({ occurredAt }) => occurredAt <= upto);
    const profile = fold(emptyProfile, seen);
    stage = decideStage(stage, evaluate(compiled, profile, moment), compiled.model);
    due = nextChangeAt(prepare(compiled, profile), moment, stage);
  }
}

function shuffled() {
  return anyLife().chain((life) =>
    fc.shuffledSubarray(life, { minLength: life.length }).map((other) => ({ life, other })),
  );
}

function compile(rules: readonly RuleDocument[]) {
  const stages = [
    { name: "SQL", atLeast: 35, hysteresis: 10 },
    { name: "MQL", atLeast: 20, hysteresis: 10 },
  ];
  const parsed = parseModel({ ...modelOf(rules), stages });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  return compileModel(parsed.value);
}
