import type { Statement } from "./statement.ts";
import type { Column, TrainingTable } from "./table.ts";

/** The columns that can say something: neither constant nor the same as an earlier one. */
export function usableColumns(table: TrainingTable): {
  readonly columns: readonly Column[];
  readonly notes: readonly Statement[];
} {
  const columns: Column[] = [];
  const notes: Statement[] = [];
  for (const column of table.columns) {
    if (isConstant(column)) {
      notes.push({
        code: "constant-feature",
        text: `"${column.name}" has the same value in every example, so nothing can be learned from it.`,
      });
      continue;
    }
    const same = columns.find((other) => isSame(column, other));
    if (same !== undefined) {
      notes.push({
        code: "duplicate-feature",
        text: `"${column.name}" has the same values as "${same.name}"; only "${same.name}" is used.`,
      });
      continue;
    }
    columns.push(column);
    if (column.kind === "category" && column.categories.length > manyCategories)
      notes.push({
        code: "many-categories",
        text: `"${column.name}" has ${column.categories.length} categories. The rare ones are learned as one.`,
      });
  }
  return { columns, notes };
}

/** As many as have bins of their own. */
const manyCategories = 62;

function isConstant(column: Column): boolean {
  const values = column.kind === "number" ? column.values : column.codes;
  return values.every((value) => Object.is(value, values[0]));
}

function isSame(a: Column, b: Column): boolean {
  if (a.kind === "number" && b.kind === "number")
    return a.values.every((value, row) => Object.is(value, b.values[row]));
  if (a.kind === "category" && b.kind === "category")
    return a.codes.every((code, row) => {
      const other = b.codes[row] as number;
      return code === 0
        ? other === 0
        : other !== 0 && a.categories[code - 1] === b.categories[other - 1];
    });
  return false;
}
