import { columnOf, fieldsWith, leadFields } from "../../ports/leadColumns.ts";

/** A row that has counted more events stays; then the newer model wins, and then the later evaluation. */
const isNewer = (upto: string, modelVersion: string, evaluatedAt: string): string =>
  `(${upto}, ${modelVersion}, ${evaluatedAt}) > (leads.upto, leads.model_version, leads.evaluated_at)`;

/** Hand-offs of a lead, and of the visitors that are linked to it for sure. */
export const ofMembers = (
  lead: string,
): string => `(handoffs.lead_id = ${lead} OR handoffs.lead_id IN (
  SELECT visitor_id FROM visitors WHERE visitors.lead_id = ${lead} AND verified = 1))`;

/**
 * Where it is decided that a hand-off fires once. `?1` is JSON of `LeadUpdate[]`; `given` is one of them, and
 * `move` the one of its moves that starts from the stage that the lead is in now. A lead whose row is gone
 * (lists are a cache) is in the stage of the last hand-off of its own or its verified visitors. `entries.contract.ts` holds the store in memory
 * to the same decision.
 *
 * No row is written for a lead that has become a visitor of another one since it was evaluated, nor for one
 * that counts an event in that was erased meanwhile: neither `events` nor a profile has it.
 */
const moving = `
  moving AS (
    SELECT *, (
      SELECT move.value FROM json_each(given, '$.moves') AS move WHERE move.value ->> 0 IS stage_before
    ) AS move
    FROM (
      SELECT value AS given,
        leads.lead_id IS NULL OR ${isNewer("value ->> 'upto'", "value ->> 'modelVersion'", "value ->> 'evaluatedAt'")} AS is_newer,
        CASE WHEN leads.lead_id IS NULL
          THEN (SELECT stage FROM handoffs WHERE ${ofMembers("value ->> 'lead'")}
            ORDER BY entered_at DESC, episode DESC LIMIT 1)
          ELSE leads.stage END AS stage_before,
        COALESCE(leads.episode,
          (SELECT MAX(episode) FROM handoffs WHERE handoffs.lead_id = value ->> 'lead'), 0) AS episode
      FROM json_each(?1) LEFT JOIN leads ON leads.lead_id = value ->> 'lead'
      WHERE NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = value ->> 'lead')
        AND NOT EXISTS (
          SELECT 1 FROM json_each(json_each.value, '$.counted') AS counted
          WHERE NOT EXISTS (
            SELECT 1 FROM events
            WHERE visitor_id = counted.value ->> 0 AND seq = counted.value ->> 1
          ) AND NOT EXISTS (
            SELECT 1 FROM profiles
            WHERE visitor_id = counted.value ->> 0 AND upto >= counted.value ->> 1
          )
        )
    )
  )`;

/** Runs before `upsertLeads` and under the same condition, so that outbox and rows agree. */
export const insertEntries = `
  WITH ${moving}
  INSERT INTO handoffs (lead_id, stage, episode, site_key, entered_at)
  SELECT given ->> 'lead', move ->> 1, episode + 1, given ->> 'site', given ->> 'evaluatedAt'
  FROM moving
  WHERE is_newer AND move ->> 2 = 1 AND given ->> 'suppressHandoffs' IS NOT 1
  ON CONFLICT DO NOTHING
  RETURNING lead_id, stage, episode`;

const columns = leadFields.map((field) => columnOf(field).column);

/** A lead's id and its site never change. */
const changing = columns.filter((column) => column !== "lead_id" && column !== "site_key");

const given = leadFields.map((field) =>
  field === "stage"
    ? "CASE WHEN move IS NULL THEN given ->> 'stage' ELSE move ->> 1 END"
    : `given ->> '${field}'`,
);

/** One statement writes all rows. */
export const upsertLeads = `
  WITH ${moving}
  INSERT INTO leads (${columns.join(", ")}, episode)
  SELECT ${given.join(", ")}, episode + COALESCE(move ->> 2, 0)
  FROM moving WHERE true
  ON CONFLICT (lead_id) DO UPDATE SET
    ${[...changing, "episode"].map((column) => `${column} = excluded.${column}`).join(", ")}
  WHERE ${isNewer("excluded.upto", "excluded.model_version", "excluded.evaluated_at")}`;

const stamps = fieldsWith("isStamp");

/** Touches no column of an index, so that D1 bills one row for each lead. */
export const stampLeads = `
  UPDATE leads SET ${stamps.map((field) => `${columnOf(field).column} = page.${field}`).join(", ")}
  FROM (
    SELECT value ->> 'lead' AS id, value ->> 'upto' AS counted,
      ${stamps.map((field) => `value ->> '${field}' AS ${field}`).join(", ")}
    FROM json_each(?1)
  ) AS page
  WHERE leads.lead_id = page.id AND leads.upto = page.counted
    AND ${isNewer("page.counted", "page.modelVersion", "page.evaluatedAt")}`;
