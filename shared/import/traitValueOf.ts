import { ambiguous, readTraitCell } from "../classify/traitCell.ts";
import { fail, ok, type Result } from "../result.ts";
import type { TraitValue } from "../wire/event.ts";
import type { Columns } from "./columns.ts";

/** The value of the first non-empty cell with this target, with the decimal mark of its column. */
export function traitValueOf(
  { targets, marks }: Columns,
  cells: readonly string[],
  target: string,
): Result<TraitValue | null, string> {
  const index = cells.findIndex((cell, at) => targets[at] === target && cell.trim() !== "");
  const cell = cells[index];
  if (cell === undefined) return ok(null);
  const value = readTraitCell(target, cell, marks[index] ?? null);
  return value === ambiguous
    ? fail(`${target}: "${cell}" is ambiguous: say whether the decimal mark is a point or a comma`)
    : ok(value);
}
