import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideEntry, decideMoves, type StageState } from "./decideMoves.ts";

const model = {
  basis: "total" as const,
  grades: [{ letter: "D", atLeast: 0 }],
  stages: [
    { name: "SQL", atLeast: 100, hysteresis: 10 },
    { name: "MQL", atLeast: 50, hysteresis: 10 },
  ],
};
const at = (score: number, disqualified = false) => ({
  ...{ score, fit: 0, value: score, total: score, grade: "D", tier: "cold" },
  disqualified,
});
const outside: StageState = { stage: null, episode: 0 };
const step = (state: StageState, score: number, disqualified = false) =>
  decideEntry(state, decideMoves(at(score, disqualified), model), null);

describe("Invariant 6: a hand-off fires once per episode", () => {
  it("when a stage is entered, and not while the lead stays in it", () => {
    const entered = step(outside, 50);
    expect(entered).toEqual({ stage: "MQL", episode: 1, entry: { stage: "MQL", episode: 1 } });
    expect(step(entered, 80).entry).toBeNull();
    expect(step(entered, 41).entry).toBeNull();
  });

  it("again after the lead left the stage and entered it again: the next episode", () => {
    const left = step(step(outside, 50), 39);
    expect(left).toMatchObject({ stage: null, episode: 1, entry: null });
    expect(step(left, 55).entry).toEqual({ stage: "MQL", episode: 2 });
  });

  it("for the highest stage that is entered at once, and not for falling into a lower one", () => {
    const top = step(outside, 120);
    expect(top.entry).toEqual({ stage: "SQL", episode: 1 });
    const fallen = step(top, 60);
    expect(fallen).toMatchObject({ stage: "MQL", entry: null });
    expect(step(fallen, 100).entry).toEqual({ stage: "SQL", episode: 2 });
  });

  it("never for a disqualified lead", () => {
    expect(step(outside, 500, true)).toEqual({ stage: null, episode: 0, entry: null });
  });

  it("not when the lead's stage was renamed", () => {
    const old = { stage: "Marketing", episode: 3 };
    expect(decideEntry(old, decideMoves(at(60), model), "MQL")).toEqual({
      stage: "MQL",
      episode: 3,
      entry: null,
    });
  });

  it("whatever the order and number of writers: one hand-off for each rise of the row", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 150 }), { maxLength: 40 });
    fc.assert(
      fc.property(scores, (values) => {
        let state: StageState = outside;
        const fired: string[] = [];
        let rises = 0;
        const rank = { SQL: 2, MQL: 1 } as Record<string, number>;
        for (const value of values) {
          const next = step(state, value);
          if ((rank[next.stage ?? ""] ?? 0) > (rank[state.stage ?? ""] ?? 0)) rises++;
          if (next.entry !== null) fired.push(`${next.entry.stage} ${next.entry.episode}`);
          // The same evaluation once more, by a second writer.
          expect(step(next, value).entry).toBeNull();
          state = next;
        }
        expect(fired).toHaveLength(rises);
        expect(new Set(fired).size).toBe(fired.length);
        expect(state.episode).toBe(rises);
      }),
    );
  });
});
