import type { LeadRow } from "../ports/lead.ts";
import { columnOf, fieldsWith } from "../ports/leadColumns.ts";

const compared = fieldsWith("isListed")
  .filter((field) => columnOf(field).isStamp === undefined)
  .map((field) => ({ field, tolerance: columnOf(field).tolerance ?? 0 }));

/**
 * Whether lists show the same of both rows. When a row was evaluated, and when it changes next, does not
 * count: that is written by itself for a third of the cost.
 */
export const isSameRow = (before: LeadRow, after: LeadRow): boolean =>
  compared.every(({ field, tolerance }) => {
    const [one, other] = [before[field], after[field]];
    if (one === other) return true;
    if (Array.isArray(one)) return one.join() === String(other);
    return (
      typeof one === "number" && typeof other === "number" && Math.abs(one - other) <= tolerance
    );
  });
