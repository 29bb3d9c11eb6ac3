import type { Column, NumberColumn } from "../data/table.ts";
import { type LinearTerm, type NumberTerm, standardise } from "./linearTerm.ts";

/** A term before its weights are known, and its columns: one for a number, one a category, one for missing. */
export interface Design {
  readonly term: LinearTerm;
  readonly columns: readonly Float64Array[];
}

/** Categories with columns of their own: a hundred rows cannot say more about a hundred cities. */
const maxCategories = 20;
const minRows = 5;

/** The most columns that a feature can take. */
export const maxDesignColumns = (column: Column): number =>
  1 + (column.kind === "number" ? 1 : Math.min(maxCategories, column.categories.length));

/** The columns of one feature for the chosen rows, shaped by the rows it is trained on. */
export function designColumns(column: Column, rows: Uint32Array): Design {
  if (column.kind === "number") return numberDesign(column, rows);
  const counts = new Uint32Array(column.categories.length + 1);
  for (const row of rows)
    counts[column.codes[row] as number] = (counts[column.codes[row] as number] ?? 0) + 1;
  const kept = column.categories
    .map((text, index) => ({ text, code: index + 1, count: counts[index + 1] as number }))
    .filter(({ count }) => count >= minRows)
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, maxCategories);
  const is = (code: number): Float64Array =>
    Float64Array.from(rows, (row) => Number(column.codes[row] === code));
  const categories = kept.map(({ text }) => text);
  return {
    term: { name: column.name, kind: "category", categories, weights: [], missing: 0 },
    columns: [...kept.map(({ code }) => is(code)), ...(counts[0] === 0 ? [] : [is(0)])],
  };
}

function numberDesign({ name, values }: NumberColumn, rows: Uint32Array): Design {
  const present = Float64Array.from(rows, (row) => values[row] as number).filter(
    (v) => !Number.isNaN(v),
  );
  const sizes = present
    .map(Math.abs)
    .filter((size) => size > 0)
    .sort();
  const scale = sizes[sizes.length >> 1] ?? 1;
  const plain = { log: false, scale, mean: 0, deviation: 1 };
  const shapes = [plain, { ...plain, log: true }].map((shape) => {
    const shaped = present.map((value) =>
      shape.log ? Math.sign(value) * Math.log1p(Math.abs(value) / scale) : value,
    );
    return { ...shape, ...moments(shaped) };
  });
  // The shape that is more even on both sides of its mean: a straight line fits it better.
  const [asItIs, logged] = shapes as [(typeof shapes)[0], (typeof shapes)[0]];
  const { skewness, ...shape } =
    Math.abs(logged.skewness) < Math.abs(asItIs.skewness) ? logged : asItIs;
  const term: NumberTerm = { name, kind: "number", ...shape, weight: 0, missing: 0 };
  const standard = Float64Array.from(rows, (row) => {
    const value = values[row] as number;
    return Number.isNaN(value) ? 0 : standardise(term, value);
  });
  const isMissing = Float64Array.from(rows, (row) => Number(Number.isNaN(values[row] as number)));
  return { term, columns: present.length === rows.length ? [standard] : [standard, isMissing] };
}

function moments(values: Float64Array): { mean: number; deviation: number; skewness: number } {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count;
  const cube = values.reduce((sum, value) => sum + (value - mean) ** 3, 0) / count;
  if (!(variance > 1e-300)) return { mean, deviation: 1, skewness: 0 };
  return { mean, deviation: Math.sqrt(variance), skewness: cube / variance ** 1.5 };
}
