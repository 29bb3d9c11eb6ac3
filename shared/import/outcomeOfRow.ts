import { fail, ok, type Result } from "../result.ts";
import { type Columns, cellsOf } from "./columns.ts";
import { isYes, type OutcomeName, outcomeOf } from "./outcome.ts";

/**
 * The outcome of a row's deal, by all of its columns together: a stage in words (`Closed Won`), and `Is Won` or `Is
 * Closed` with yes or no, as Salesforce and HubSpot have them.
 *
 * @returns `null` for an open deal; a reason when the columns contradict each other.
 */
export function outcomeOfRow(
  columns: Columns,
  cells: readonly string[],
): Result<OutcomeName | null, string> {
  const stages = cellsOf(columns, cells, "outcome");
  const found = new Set(
    stages.map((cell) => outcomeOf(cell, columns.words)).filter((name) => name !== null),
  );
  const [isWon, isLost, isClosed] = ["isWon", "isLost", "isClosed"].map((target) =>
    isYes(cellsOf(columns, cells, target)[0] ?? ""),
  ) as [boolean | null, boolean | null, boolean | null];
  if (isWon === true) found.add("deal_won");
  if (isLost === true || (isClosed === true && isWon === false)) found.add("deal_lost");
  if (found.size > 1) return fail(`is both won and lost: ${stages.join(", ") || "by its columns"}`);
  return ok([...found][0] ?? null);
}

/** The stage of a deal that is open, or whose words are not known, as the file writes it; empty for none. */
export function openStage(columns: Columns, cells: readonly string[]): string {
  const outcome = outcomeOfRow(columns, cells);
  return outcome.ok && outcome.value === null ? (cellsOf(columns, cells, "outcome")[0] ?? "") : "";
}
