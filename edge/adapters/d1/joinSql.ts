import { awaitsEmail, countsForPerson } from "../../ports/handoffs.ts";
import { columnOf, leadFields } from "../../ports/leadColumns.ts";

const columns = leadFields
  .map((field) => columnOf(field).column)
  .filter((column) => column !== "lead_id");

/** SQL expressions. `isSure`: 1 when the link is verified, or set by hand. */
export interface Join {
  /** The id of the visitor that was a separate lead until now. */
  readonly visitor: string;
  /** The lead that it belongs to now. */
  readonly lead: string;
  readonly isSure: string;
}

/**
 * Episodes follow the person: a separate lead that has become a visitor of another one brings its stage along,
 * so that no stage fires again. Run after the link is written and before the next event is. Hand-offs keep
 * their keys, which receivers have seen; a hand-off of a visitor is one of its lead.
 *
 * A link that is only claimed changes no stage of a lead that has a row: a stranger could silence it. Then what
 * the visitor waited to hand off is dropped, and the lead's own total decides.
 *
 * `memoryJoin.ts` does the same in memory.
 */
export const joinSql = ({ visitor, lead, isSure }: Join) => {
  const wasSeparate = `EXISTS (SELECT 1 FROM visitors WHERE visitor_id = ${visitor} AND lead_id = ${lead})`;
  const isRepeated = `EXISTS (
    SELECT 1 FROM leads AS own CROSS JOIN leads AS known
    WHERE own.lead_id = ${visitor} AND known.lead_id = ${lead} AND (
      ${isSure} = 0 OR known.stage = handoffs.stage
      OR (known.stage IS NOT NULL AND known.total >= own.total)
    ))`;
  return {
    /** Destinations that need an e-mail address were left out: the sweep routes the hand-off again. */
    reopen: `
      UPDATE handoffs SET state = 'new' WHERE lead_id = ${visitor} AND note = '${awaitsEmail}'
        AND EXISTS (SELECT 1 FROM leads WHERE lead_id = ${visitor} AND stage = handoffs.stage)
        AND ${wasSeparate} AND NOT ${isRepeated}`,
    dropRepeated: `
      UPDATE handoffs SET state = 'dropped', note = '${countsForPerson}'
      WHERE lead_id = ${visitor} AND state = 'new' AND ${wasSeparate} AND ${isRepeated}`,
    carryStage: `
      INSERT INTO leads (lead_id, ${columns.join(", ")}, episode)
      SELECT ${lead}, ${columns.join(", ")}, MAX(
        episode, COALESCE((SELECT MAX(episode) FROM handoffs WHERE lead_id = ${lead}), 0))
      FROM leads WHERE lead_id = ${visitor} AND ${wasSeparate}
      ON CONFLICT (lead_id) DO UPDATE SET
        stage = CASE
          WHEN excluded.stage IS NULL OR (leads.stage IS NOT NULL AND leads.total >= excluded.total)
          THEN leads.stage ELSE excluded.stage END,
        episode = MAX(leads.episode, excluded.episode)
      WHERE ${isSure} = 1`,
    dropRow: `DELETE FROM leads WHERE lead_id = ${visitor} AND ${wasSeparate}`,
  };
};
