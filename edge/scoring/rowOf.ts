import type { LeadRow, LeadUpdate, Snapshot } from "../ports/lead.ts";
import { leadColumns, leadFields } from "../ports/leadColumns.ts";
import type { Scored } from "../ports/scored.ts";

/** The row of an evaluated lead, and what the store needs to decide whether and how it is written. */
export function rowOf({ lead, site }: Pick<Snapshot, "lead" | "site">, scored: Scored): LeadUpdate {
  const whole = { ...scored, lead, site };
  const row: Record<string, unknown> = {};
  for (const field of leadFields) row[field] = leadColumns[field].of(whole);
  return {
    ...(row as unknown as LeadRow),
    moves: scored.moves,
    suppressHandoffs: scored.isModelAlone,
    counted: scored.folded.flatMap(({ visitor, upto }) => (upto > 0 ? [[visitor, upto]] : [])),
  };
}
