import { addTable, mainRows, pairCells } from "./additive/boostRows.ts";
import type { Column, TrainingTable } from "./data/table.ts";
import { type LinearTerm, standardise } from "./logistic/linearTerm.ts";
import type { LogisticSum, ModelSum } from "./model.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

/** The sum of many rows at once, in log-odds before calibration: the same digits as `predict` gives one by one. */
export function scoreRows(sum: ModelSum, table: TrainingTable, rows: Uint32Array): Float64Array {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  if ("features" in sum) {
    const shape = {
      intercept: sum.intercept,
      features: sum.features.map((feature) => ({ ...feature, counts: [] })),
    };
    const used = sum.features.map(({ bins }) =>
      columnLike(columns.get(bins.name), bins, table.rows),
    );
    const main = mainRows(table, used, shape, rows);
    for (const [index, { units }] of sum.features.entries())
      addTable(main.logOdds, main.cellOf[index] as Uint16Array, units);
    for (const { a, b, units } of sum.pairs)
      addTable(main.logOdds, pairCells(main, shape, a, b), units);
    return main.logOdds;
  }
  const { perPoint, meanPoints } = sum.points;
  const units = Float64Array.from(
    rows,
    (row) => sum.intercept + toUnits(perPoint * ((table.points[row] as number) - meanPoints)),
  );
  if (sum.kind === "logistic") addLinear(sum, columns, table.rows, rows, units);
  return units.map((value) => value / unitsPerLogOdds);
}

function addLinear(
  sum: LogisticSum,
  columns: ReadonlyMap<string, Column>,
  size: number,
  rows: Uint32Array,
  units: Float64Array,
): void {
  for (const term of sum.terms) {
    const column = columnLike(columns.get(term.name), term, size);
    const unitsOf = unitsOfTerm(term, column);
    for (let index = 0; index < rows.length; index++)
      units[index] = (units[index] as number) + unitsOf(rows[index] as number);
  }
}

function unitsOfTerm(term: LinearTerm, column: Column): (row: number) => number {
  const missing = toUnits(term.missing);
  if (term.kind === "number" && column.kind === "number")
    return (row) => {
      const value = column.values[row] as number;
      return Number.isNaN(value) ? missing : toUnits(term.weight * standardise(term, value));
    };
  if (term.kind === "category" && column.kind === "category") {
    const weights = new Map(
      term.categories.map((text, at) => [text, toUnits(term.weights[at] ?? 0)]),
    );
    const byCode = [missing, ...column.categories.map((text) => weights.get(text) ?? 0)];
    return (row) => byCode[column.codes[row] as number] as number;
  }
  return () => missing;
}

/** The column a model expects; one that is not there, or that changed its kind, is read as far as it can be. */
function columnLike(
  column: Column | undefined,
  { name, kind }: { readonly name: string; readonly kind: Column["kind"] },
  rows: number,
): Column {
  if (column?.kind === kind) return column;
  if (kind === "number") {
    const values = new Float64Array(rows).fill(Number.NaN);
    return { name, kind, values };
  }
  if (column?.kind !== "number")
    return { name, kind, codes: new Uint32Array(rows), categories: [] };
  const codes = new Map<string, number>();
  return {
    name,
    kind,
    codes: Uint32Array.from(column.values, (value) => {
      if (Number.isNaN(value)) return 0;
      const text = String(value);
      if (!codes.has(text)) codes.set(text, codes.size + 1);
      return codes.get(text) as number;
    }),
    categories: [...codes.keys()],
  };
}
