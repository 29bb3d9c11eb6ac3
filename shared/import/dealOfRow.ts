import { fail, ok, type Result } from "../result.ts";
import { type Columns, cellOf } from "./columns.ts";
import { outcomeOfRow } from "./outcomeOfRow.ts";
import { type DateOrder, momentOfCell } from "./parseDate.ts";
import type { RowEvent } from "./rowEvent.ts";
import { traitValueOf } from "./traitValueOf.ts";

/** A deal that was won or lost. */
export interface Deal {
  readonly event: RowEvent;
  /** What names the deal, if the file has it. */
  readonly dealId: string;
}

/** The outcome of a row's deal as an event; `null` for an open deal. */
export function dealOfRow(
  columns: Columns,
  cells: readonly string[],
  dates: DateOrder | undefined,
): Result<Deal | null, string> {
  const outcome = outcomeOfRow(columns, cells);
  if (!outcome.ok) return outcome;
  const name = outcome.value;
  if (name === null) return ok(null);
  const at = momentOfCell(cellOf(columns, cells, "outcomeAt"), dates);
  if (!at.ok) return fail(`outcomeAt: ${at.reason}`);
  if (at.value === null) {
    return fail(`is ${name.slice(5)}, but has no date: one column must be outcomeAt`);
  }
  const amount = traitValueOf(columns, cells, "amount");
  if (!amount.ok) return amount;
  const [dealName, dealId] = ["deal", "dealId"].map((target) => cellOf(columns, cells, target)) as [
    string,
    string,
  ];
  const deal = dealId || dealName;
  const properties = {
    ...(amount.value !== null && { amount: amount.value }),
    ...(deal !== "" && { deal }),
  };
  return ok({ event: { type: "custom", name, occurredAt: at.value, properties }, dealId });
}
