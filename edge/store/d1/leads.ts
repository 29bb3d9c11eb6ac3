import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import { encodeProfile } from "../../../shared/profile/encode.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { LeadRow, LeadStore } from "../../ports.ts";

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
}

export const leadColumns =
  "leads.evaluated_at, leads.next_change_at, leads.lead_id, leads.site_key, leads.score, leads.fit, leads.total, leads.grade, leads.tier, leads.stage, leads.first_seen, leads.last_seen, leads.upto, leads.model_version";

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
});

/**
 * A lead's site never changes; a row that has seen more events stays. What has become a visitor of another
 * lead since it was evaluated gets no row. One statement writes all rows of a drain.
 */
export const upsertLeads = `
  INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, stage, first_seen, last_seen, upto,
    evaluated_at, next_change_at, model_version)
  SELECT value ->> 'lead', value ->> 'site', value ->> 'score', value ->> 'fit', value ->> 'total',
    value ->> 'grade', value ->> 'tier', value ->> 'stage', value ->> 'firstSeen', value ->> 'lastSeen',
    value ->> 'upto', value ->> 'evaluatedAt', value ->> 'nextChangeAt', value ->> 'modelVersion'
  FROM json_each(?1)
  WHERE NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = value ->> 'lead')
  ON CONFLICT (lead_id) DO UPDATE SET
    score = excluded.score, fit = excluded.fit, total = excluded.total, grade = excluded.grade,
    tier = excluded.tier, stage = excluded.stage, first_seen = excluded.first_seen,
    last_seen = excluded.last_seen, upto = excluded.upto, evaluated_at = excluded.evaluated_at,
    next_change_at = excluded.next_change_at, model_version = excluded.model_version
  WHERE excluded.upto > leads.upto
    OR (excluded.upto = leads.upto AND (excluded.model_version > leads.model_version
      OR (excluded.model_version = leads.model_version AND excluded.evaluated_at > leads.evaluated_at)))`;

/** `WHERE true` tells SQLite's parser that `ON` belongs to the upsert, not to a join. */
const upsertProfiles = `
  INSERT INTO profiles (visitor_id, upto, profile)
  SELECT value ->> 'visitor', value ->> 'upto', value ->> 'profile' FROM json_each(?1) WHERE true
  ON CONFLICT (visitor_id) DO UPDATE SET upto = excluded.upto, profile = excluded.profile
  WHERE excluded.upto > profiles.upto`;

export function createD1LeadStore(db: D1Database): LeadStore {
  return {
    async write(projections) {
      const leads = projections.flatMap(({ lead }) => (lead === null ? [] : [lead]));
      const profiles = projections
        .flatMap((projection) => projection.profiles)
        .map((row) => ({ ...row, profile: encodeProfile(row.profile) }));
      const statements = [
        ...(leads.length > 0 ? [db.prepare(upsertLeads).bind(JSON.stringify(leads))] : []),
        ...(profiles.length > 0 ? [db.prepare(upsertProfiles).bind(JSON.stringify(profiles))] : []),
      ];
      if (statements.length > 0) await db.batch(statements);
    },

    async list({ site, limit, tier, after }) {
      // Said in the words of the partial index, so that SQLite can use it.
      const shown = tier === disqualifiedTier ? "tier = 'disqualified'" : "tier <> 'disqualified'";
      const { results } = await db
        .prepare(
          `SELECT ${leadColumns},
             (SELECT email FROM people WHERE people.lead_id = leads.lead_id LIMIT 1) AS email
           FROM leads
           WHERE site_key = ?1 AND ${shown}
             AND (?2 IS NULL OR tier = ?2)
             AND (?3 IS NULL OR total < ?3 OR (total = ?3 AND lead_id > ?4))
           ORDER BY total DESC, lead_id LIMIT ?5`,
        )
        .bind(site, tier, after?.total ?? null, after?.lead ?? null, limit)
        .all<LeadRecord & { readonly email: string | null }>();
      return results.map((record) => ({ ...leadRowOf(record), email: record.email }));
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
