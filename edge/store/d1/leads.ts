import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import { encodeProfile } from "../../../shared/profile/encode.ts";
import { comparePlaces, placeOf } from "../../leads/leadOrder.ts";
import type { LeadRow, LeadStore } from "../../ports.ts";
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
 * A lead's site never changes; a row that has seen more events stays. What has become a visitor of another
 * lead since it was evaluated gets no row. One statement writes all rows of a drain.
 */
export const upsertLeads = `
  INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, stage, first_seen, last_seen, upto,
    evaluated_at, next_change_at, model_version, country, company, source, segments)
  SELECT value ->> 'lead', value ->> 'site', value ->> 'score', value ->> 'fit', value ->> 'total',
    value ->> 'grade', value ->> 'tier', value ->> 'stage', value ->> 'firstSeen', value ->> 'lastSeen',
    value ->> 'upto', value ->> 'evaluatedAt', value ->> 'nextChangeAt', value ->> 'modelVersion',
    value ->> 'country', value ->> 'company', value ->> 'source', value ->> 'segments'
  FROM json_each(?1)
  WHERE NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = value ->> 'lead')
  ON CONFLICT (lead_id) DO UPDATE SET
    score = excluded.score, fit = excluded.fit, total = excluded.total, grade = excluded.grade,
    tier = excluded.tier, stage = excluded.stage, first_seen = excluded.first_seen,
    last_seen = excluded.last_seen, upto = excluded.upto, evaluated_at = excluded.evaluated_at,
    next_change_at = excluded.next_change_at, model_version = excluded.model_version, country = excluded.country, company = excluded.company,
    source = excluded.source, segments = excluded.segments
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
          .sort((a, b) => comparePlaces(placeOf(a, sort), placeOf(b, sort), sort));
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
