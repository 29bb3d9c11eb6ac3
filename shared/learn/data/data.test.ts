import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binInWords } from "./binInWords.ts";
import { buildTable } from "./buildTable.ts";
import { censoringWeights } from "./censoringWeights.ts";
import type { Example } from "./example.ts";
import { numberBin } from "./numberBin.ts";
import { quantileCuts } from "./quantileCuts.ts";
import { seededRandom } from "./random.ts";
import { usableColumns } from "./usableColumns.ts";

const cutsOf = (values: number[], most: number): number[] =>
  quantileCuts(Float64Array.from(values), Uint32Array.from(values.keys()), most);

const example = (id: string, more: Partial<Example> = {}): Example => ({
  id,
  atMs: 5,
  outcome: "won",
  points: 0,
  features: {},
  ...more,
});

describe("bins of a number", () => {
  it("put missing and zero into bins of their own", () => {
    const cuts = cutsOf([0, 0, 1, 2, 3, -4, Number.NaN, 0.001], 10);
    const bin = (value: number): number => numberBin(Float64Array.from(cuts), value);
    expect(bin(Number.NaN)).toBe(0);
    const others = [1, 2, 3, -4, 0.001, Number.NaN].map(bin);
    expect(others).not.toContain(bin(0));
    expect(bin(-0)).toBe(bin(0));
  });

  it("keep the order of numbers, and the same bin as counting cuts gives", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        fc.integer({ min: 2, max: 40 }),
        (values, most) => {
          const cuts = cutsOf(values, most);
          const sorted = [...values].sort((a, b) => a - b);
          const bins = sorted.map((value) => numberBin(Float64Array.from(cuts), value));
          expect(bins).toEqual([...bins].sort((a, b) => a - b));
          expect(bins).toEqual(
            sorted.map((value) => 1 + cuts.filter((cut) => cut <= value).length),
          );
          expect(cuts.length).toBeLessThanOrEqual(2 * most + 1);
          expect(new Set(cuts).size).toBe(cuts.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("are few for few values and about equally full for many", () => {
    expect(cutsOf([1, 1, 2, 2, 3], 60)).toHaveLength(2);
    const random = seededRandom(3);
    const values = Array.from({ length: 10_000 }, () => random() ** 3);
    const cuts = Float64Array.from(cutsOf(values, 20));
    const counts = new Array<number>(cuts.length + 2).fill(0);
    for (const bin of values.map((value) => numberBin(cuts, value)))
      counts[bin] = (counts[bin] ?? 0) + 1;
    expect(Math.max(...counts)).toBeLessThan(1_000);
    expect(Math.min(...counts.slice(1))).toBeGreaterThan(250);
  });

  it("are read as words", () => {
    const bins = { name: "pages", kind: "number" as const, cuts: [-2, 0, Number.MIN_VALUE, 3.5] };
    expect([0, 1, 2, 3, 4, 5].map((bin) => binInWords(bins, bin))).toEqual([
      "missing",
      "below -2",
      "-2 to 0",
      "0",
      "above 0, below 3.5",
      "3.5 or more",
    ]);
  });
});

describe("a table of examples", () => {
  it("leaves out what cannot be taken, and says so", () => {
    const { table, notes } = buildTable(
      [
        example("a"),
        example("a"),
        example("b"),
        example("b", { outcome: "lost" }),
        example("c", { outcomeAtMs: 11 }),
        example("d", { weight: Number.NaN }),
        example("e", { weight: 0 }),
        example("f", { outcome: "lost", weight: 0.5, points: Number.NaN }),
      ],
      10,
    );
    expect(table.rows).toBe(2);
    expect([...table.weights]).toEqual([1, 0.5]);
    expect([...table.points]).toEqual([0, 0]);
    expect(notes.map(({ code }) => code)).toEqual([
      "future-outcome",
      "duplicate-outcome",
      "contradictory-outcome",
      "unusable-example",
    ]);
    expect(notes.map(({ text }) => text).join(" ")).not.toMatch(/NaN|undefined/);
  });

  it("reads missing, yes and no, and a feature of numbers and texts", () => {
    const { table } = buildTable(
      [
        example("a", { features: { x: 1, yes: true, mixed: 7 } }),
        example("b", { features: { x: Number.POSITIVE_INFINITY, yes: false, mixed: "seven" } }),
        example("c", { features: { yes: null, mixed: undefined } }),
      ],
      10,
    );
    const [mixed, x, yes] = table.columns;
    expect(x).toMatchObject({ name: "x", values: Float64Array.of(1, Number.NaN, Number.NaN) });
    expect(yes).toMatchObject({ values: Float64Array.of(1, 0, Number.NaN) });
    expect(mixed).toMatchObject({
      kind: "category",
      categories: ["7", "seven"],
      codes: Uint32Array.of(1, 2, 0),
    });
  });

  it("takes the features that most examples have", () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`f${index}`, index]),
    );
    const { table, notes } = buildTable(
      [example("a", { features: many }), example("b", { features: { f249: 1 } })],
      10,
    );
    expect(table.columns).toHaveLength(200);
    expect(table.columns.map(({ name }) => name)).toContain("f249");
    expect(notes[0]?.text).toContain("50");
  });

  it("names constant and duplicate features", () => {
    const rows = [1, 2, 3].map((value) =>
      example(`${value}`, {
        features: { a: value, b: value, same: 4, text: `t${value}`, word: `t${value}` },
      }),
    );
    const { columns, notes } = usableColumns(buildTable(rows, 10).table);
    expect(columns.map(({ name }) => name)).toEqual(["a", "text"]);
    expect(notes.map(({ code }) => code)).toEqual([
      "duplicate-feature",
      "constant-feature",
      "duplicate-feature",
    ]);
  });
});

describe("weights of open leads", () => {
  it("grow with age, from 0 to 1", () => {
    const wins = [1, 2, 3, 4].map((delayMs) => ({ delayMs, seenMs: 100 }));
    const weights = censoringWeights([0, 1, 2.5, 4, 50], wins);
    expect(weights[0]).toBe(0);
    expect([...weights]).toEqual([...weights].sort((a, b) => a - b));
    expect(weights[4]).toBe(1);
    expect(weights[2]).toBeGreaterThan(0.4);
    expect(weights[2]).toBeLessThan(0.6);
  });

  it("are 0 without wins: nothing is known of the delay", () => {
    expect([...censoringWeights([1, 1_000], [])]).toEqual([0, 0]);
  });

  it("do not take wins for quick because recent leads show quick ones only", () => {
    const random = seededRandom(8);
    const wins = Array.from({ length: 20_000 }, () => ({
      delayMs: random() * 100,
      seenMs: random() * 200,
    })).filter(({ delayMs, seenMs }) => delayMs <= seenMs);
    const naive = wins.filter(({ delayMs }) => delayMs <= 50).length / wins.length;
    const [half] = censoringWeights([50], wins);
    expect(naive).toBeGreaterThan(0.57);
    expect(half).toBeCloseTo(0.5, 1);
    expect(Math.abs((half as number) - 0.5)).toBeLessThan(0.02);
  });
});
