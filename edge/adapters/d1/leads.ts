import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import { encodeProfile } from "../../../shared/profile/encode.ts";
import type { HandoffKey } from "../../ports/handoffs.ts";
import type { LeadRow, LeadUpdate } from "../../ports/lead.ts";
import { compareCursors, cursorOf } from "../../ports/leadOrder.ts";
import type { LeadStore } from "../../ports/leads.ts";
import { type From, listSql } from "./listSql.ts";

/** A row of `leads`, as D1 gives it. */
export interface LeadRecord {
  readonly lead_id: LeadId;
  readonly site_key: SiteKey;
  readonly score: number;
  readonly fit: number;
  readonly total: number;
  readonly grade: string;
  readonly tier: string;
  readonly stage: string | null;
  readonly first_seen: number;
  readonly last_seen: number;
  readonly upto: number;
  readonly evaluated_at: number;
  readonly next_change_at: number | null;
  readonly model_version: number;
  readonly country: string | null;
  readonly company: string | null;
  readonly source: string | null;
  /** JSON of names. */
  readonly segments: string;
}

export const leadColumns =
  "leads.evaluated_at, leads.next_change_at, leads.lead_id, leads.site_key, leads.score, leads.fit, leads.total, leads.grade, leads.tier, leads.stage, leads.first_seen, leads.last_seen, leads.upto, leads.model_version, leads.country, leads.company, leads.source, leads.segments";

export const leadRowOf = (record: LeadRecord): LeadRow => ({
  lead: record.lead_id,
  site: record.site_key,
  score: record.score,
  fit: record.fit,
  total: record.total,
  grade: record.grade,
  tier: record.tier,
  stage: record.stage,
  firstSeen: record.first_seen,
  lastSeen: record.last_seen,
  upto: record.upto,
  evaluatedAt: record.evaluated_at,
  nextChangeAt: record.next_change_at,
  modelVersion: record.model_version,
  country: record.country,
  company: record.company,
  source: record.source,
  segments: JSON.parse(record.segments) as string[],
});

/**
 * A row that has seen more events stays; of two that have seen the same, that of the newer model, and then
 * the one evaluated later.
 */
const isNewer = (upto: string, modelVersion: string, evaluatedAt: string): string =>
  `(${upto}, ${modelVersion}, ${evaluatedAt}) > (leads.upto, leads.model_version, leads.evaluated_at)`;

/**
 * The rows of a drain, each with the move of its stage that starts where the lead is now. A lead whose row
 * is gone (lists are a cache) is where its last hand-off left it. What has become a visitor of another
 * lead since it was evaluated gets no row, nor does what counts an event in that was erased meanwhile:
 * it is neither there nor in a profile.
 */
const moving = `
  moving AS (
    SELECT *, (
      SELECT move.value FROM json_each(told, '$.moves') AS move WHERE move.value ->> 0 IS stage_before
    ) AS move
    FROM (
      SELECT value AS told,
        leads.lead_id IS NULL OR ${isNewer("value ->> 'upto'", "value ->> 'modelVersion'", "value ->> 'evaluatedAt'")} AS is_newer,
        CASE WHEN leads.lead_id IS NULL
          THEN (SELECT stage FROM handoffs WHERE handoffs.lead_id = value ->> 'lead'
            ORDER BY episode DESC LIMIT 1)
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

/** Before the rows move, and under the same condition as they: what is told and what stands is one. */
const insertEntries = `
  WITH ${moving}
  INSERT INTO handoffs (lead_id, stage, episode, site_key, entered_at)
  SELECT told ->> 'lead', move ->> 1, episode + 1, told ->> 'site', told ->> 'evaluatedAt'
  FROM moving
  WHERE is_newer AND move ->> 2 = 1 AND told ->> 'suppressHandoffs' IS NOT 1
  ON CONFLICT DO NOTHING
  RETURNING lead_id, stage, episode`;

/** A lead's site never changes. One statement writes all rows of a drain. */
const upsertLeads = `
  WITH ${moving}
  INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, stage, first_seen, last_seen, upto,
    evaluated_at, next_change_at, model_version, episode, country, company, source, segments)
  SELECT told ->> 'lead', told ->> 'site', told ->> 'score', told ->> 'fit', told ->> 'total',
    told ->> 'grade', told ->> 'tier', CASE WHEN move IS NULL THEN told ->> 'stage' ELSE move ->> 1 END,
    told ->> 'firstSeen', told ->> 'lastSeen', told ->> 'upto', told ->> 'evaluatedAt',
    told ->> 'nextChangeAt', told ->> 'modelVersion', episode + COALESCE(move ->> 2, 0),
    told ->> 'country', told ->> 'company', told ->> 'source', told ->> 'segments'
  FROM moving WHERE true
  ON CONFLICT (lead_id) DO UPDATE SET
    score = excluded.score, fit = excluded.fit, total = excluded.total, grade = excluded.grade,
    tier = excluded.tier, stage = excluded.stage, first_seen = excluded.first_seen,
    last_seen = excluded.last_seen, upto = excluded.upto, evaluated_at = excluded.evaluated_at,
    next_change_at = excluded.next_change_at, model_version = excluded.model_version,
    episode = excluded.episode, country = excluded.country, company = excluded.company,
    source = excluded.source, segments = excluded.segments
  WHERE ${isNewer("excluded.upto", "excluded.model_version", "excluded.evaluated_at")}`;

/** Could it enter a stage, from wherever the lead is? Below every threshold the outbox is not asked. */
const mayEnter = ({ moves = [], suppressHandoffs }: LeadUpdate): boolean =>
  suppressHandoffs !== true && moves.some(([, , enters]) => enters === 1);

/** Not of a visitor that was erased while this was on its way. */
const upsertProfiles = `
  INSERT INTO profiles (visitor_id, upto, profile)
  SELECT value ->> 'visitor', value ->> 'upto', value ->> 'profile' FROM json_each(?1)
  WHERE EXISTS (
    SELECT 1 FROM events WHERE visitor_id = value ->> 'visitor' AND seq = value ->> 'upto'
  )
  ON CONFLICT (visitor_id) DO UPDATE SET upto = excluded.upto, profile = excluded.profile
  WHERE excluded.upto > profiles.upto`;

interface EntryRecord {
  readonly lead_id: LeadId;
  readonly stage: string;
  readonly episode: number;
}

/** Writes rows, and before them the entries of those that enter a stage. The first statement gives them. */
export const leadStatements = (db: D1Database, rows: readonly LeadUpdate[]) => {
  const entering = rows.filter(mayEnter);
  return [
    ...(entering.length > 0 ? [db.prepare(insertEntries).bind(JSON.stringify(entering))] : []),
    ...(rows.length > 0 ? [db.prepare(upsertLeads).bind(JSON.stringify(rows))] : []),
  ];
};

/** @param onEntered Is told of every stage that was entered, once it stands in the outbox. */
export function createD1LeadStore(
  db: D1Database,
  onEntered: (keys: readonly HandoffKey[]) => Promise<void> = async () => {},
): LeadStore {
  return {
    async write(projections) {
      const leads = projections.flatMap(({ lead }) => (lead === null ? [] : [lead]));
      const profiles = projections
        .flatMap((projection) => projection.profiles)
        .map((row) => ({ ...row, profile: encodeProfile(row.profile) }));
      const statements = [
        ...leadStatements(db, leads),
        ...(profiles.length > 0 ? [db.prepare(upsertProfiles).bind(JSON.stringify(profiles))] : []),
      ];
      if (statements.length === 0) return;
      const [first] = await db.batch<EntryRecord>(statements);
      const entered = leads.some(mayEnter) ? (first?.results ?? []) : [];
      if (entered.length === 0) return;
      await onEntered(
        entered.map(({ lead_id, stage, episode }) => ({ lead: lead_id, stage, episode })),
      );
    },

    async list(query) {
      const { sort, limit, after } = query;
      const read = async (from: From, room: number) => {
        const { sql, values } = listSql({ ...query, limit: room }, from);
        const { results } = await db
          .prepare(sql)
          .bind(...values)
          .all<LeadRecord & { readonly email: string | null }>();
        return results
          .map((record) => ({ ...leadRowOf(record), email: record.email }))
          .sort((a, b) => compareCursors(cursorOf(a, sort), cursorOf(b, sort), sort));
      };
      if (after === null) return read("the top", limit);
      const equals = await read("its equals", limit);
      const room = limit - equals.length;
      return room === 0 ? equals : [...equals, ...(await read("below it", room))];
    },

    async due(nowMs, fromId, toId) {
      const { results } = await db
        .prepare(
          "SELECT lead_id FROM leads WHERE lead_id >= ?1 AND lead_id < ?2 AND next_change_at <= ?3",
        )
        .bind(fromId, toId, nowMs)
        .all<{ lead_id: LeadId }>();
      return results.map((record) => record.lead_id);
    },

    async countByTier(site) {
      const { results } = await db
        .prepare("SELECT tier, COUNT(*) AS leads FROM leads WHERE site_key = ?1 GROUP BY tier")
        .bind(site)
        .all<{ tier: string; leads: number }>();
      return Object.fromEntries(results.map(({ tier, leads }) => [tier, leads]));
    },
  };
}
