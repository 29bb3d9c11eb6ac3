import type { Column, TrainingTable } from "../data/table.ts";
import type { Directions } from "../direction.ts";
import type { LogisticSum, PointsSum } from "../model.ts";
import { toUnits, unitsPerLogOdds } from "../units.ts";
import { type Design, designColumns, maxDesignColumns } from "./designColumns.ts";
import { fitLogistic, type LogisticFit } from "./fitLogistic.ts";
import type { LinearTerm } from "./linearTerm.ts";
import { thinRows } from "./thinRows.ts";

/**
 * Strengths of the penalty that are tried, from the one that hardly leaves the points. Features are in standard
 * deviations, so that one strength means the same for each of them.
 */
export const penalties: readonly number[] = [625, 125, 25, 5, 1];

/**
 * Logistic regression on top of the points: they are its offset, and the penalty pulls each feature's weight to 0, so
 * that few labels stay near the points. Returns one model for each penalty, in the order of `penalties`.
 */
export function shrunkLogistic(
  table: TrainingTable,
  columns: readonly Column[],
  allRows: Uint32Array,
  points: PointsSum,
  directions: Directions,
): LogisticSum[] {
  const rows = thinRows(
    allRows,
    columns.reduce((sum, column) => sum + maxDesignColumns(column), 0),
  );
  const { perPoint, meanPoints } = points.points;
  const problem = {
    rows: rows.length,
    outcomes: Float64Array.from(rows, (row) => table.outcomes[row] as number),
    weights: Float64Array.from(rows, (row) => table.weights[row] as number),
    offset: Float64Array.from(
      rows,
      (row) => perPoint * ((table.points[row] as number) - meanPoints),
    ),
  };
  const parts = columns.map((column) => designColumns(column, rows));
  let start: LogisticFit | undefined;
  return penalties.map((l2) => {
    start = fitInDirections({ ...problem, l2 }, parts, directions, start);
    return {
      kind: "logistic",
      intercept: toUnits(start.intercept),
      points: points.points,
      terms: termsOf(parts, start.coefficients),
    };
  });
}

/** Fits, and fits again without the features whose weight goes against the marketer's word, until none does. */
function fitInDirections(
  problem: Omit<Parameters<typeof fitLogistic>[0], "columns" | "start">,
  parts: readonly Design[],
  directions: Directions,
  start: LogisticFit | undefined,
): LogisticFit {
  const all = parts.flatMap(({ columns }) => columns);
  const firsts = parts.map((_, index) =>
    parts.slice(0, index).reduce((sum, { columns }) => sum + columns.length, 0),
  );
  const silent = new Set<number>();
  for (;;) {
    const columns = all.map((column, index) =>
      silent.has(index) ? new Float64Array(column.length) : column,
    );
    const fit = fitLogistic({ ...problem, columns, ...(start === undefined ? {} : { start }) });
    const wrong = parts.flatMap(({ term }, index) => {
      const first = firsts[index] as number;
      const against = (fit.coefficients[first] ?? 0) * (directions[term.name] ?? 0) < -1e-12;
      return term.kind === "number" && against && !silent.has(first) ? [first] : [];
    });
    if (wrong.length === 0) return fit;
    for (const column of wrong) silent.add(column);
  }
}

/** The terms with their weights, in log-odds; those of categories and of missing values in whole units. */
function termsOf(parts: readonly Design[], coefficients: readonly number[]): LinearTerm[] {
  let place = 0;
  const next = (): number => coefficients[place++] as number;
  const whole = (): number => toUnits(next()) / unitsPerLogOdds;
  return parts.map(({ term, columns }) => {
    if (term.kind === "number")
      return { ...term, weight: next(), missing: columns.length > 1 ? whole() : 0 };
    const weights = term.categories.map(whole);
    return { ...term, weights, missing: columns.length > weights.length ? whole() : 0 };
  });
}
