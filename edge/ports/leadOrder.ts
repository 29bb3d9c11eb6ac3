import type { LeadRow } from "./lead.ts";
import type { LeadCursor, LeadSort } from "./leads.ts";

/** The order of every list, unless the request asks for another. */
export const byTotal: LeadSort = { by: "total", descending: true };

/** The cursor of a page that ends with this lead. */
export const cursorOf = (row: LeadRow, { by }: LeadSort): LeadCursor => ({
  value: row[by],
  lead: row.lead,
});

/** Compares two leads in the order of a list. Equal values are ordered by id, so that pages never overlap. */
export function compareCursors(
  a: LeadCursor,
  b: LeadCursor,
  { descending }: Pick<LeadSort, "descending">,
): number {
  const ascending = a.value - b.value || (a.lead > b.lead ? -1 : a.lead < b.lead ? 1 : 0);
  return descending ? -ascending : ascending;
}
