import type { LeadRow } from "./lead.ts";
import type { LeadCursor, LeadSort } from "./leads.ts";

/** The order of every list before somebody asks for another. */
export const byTotal: LeadSort = { by: "total", descending: true };

/** Where a lead stands in a list. */
export const cursorOf = (row: LeadRow, { by }: LeadSort): LeadCursor => ({
  value: row[by],
  lead: row.lead,
});

/** Compares two leads as a list has them; of two that are equal the ids decide, so that each has its place. */
export function compareCursors(a: LeadCursor, b: LeadCursor, { descending }: LeadSort): number {
  const ascending = a.value - b.value || (a.lead > b.lead ? -1 : a.lead < b.lead ? 1 : 0);
  return descending ? -ascending : ascending;
}
