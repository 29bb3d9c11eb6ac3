import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { Handoff, HandoffStore, ListedHandoff } from "../../ports/handoffs.ts";
import {
  bound,
  type DeliveryRecord,
  deliveriesIn,
  deliveryOf,
  isThis,
  type KeyRecord,
  keyOf,
} from "./deliveries.ts";
import { ofMembers } from "./leadSql.ts";

interface HandoffRecord extends KeyRecord {
  readonly site_key: SiteKey;
  readonly entered_at: number;
  readonly state: Handoff["state"];
  readonly note: string | null;
  readonly owner: string | null;
  /** The hand-off's payload: the column keeps its first name. */
  readonly story: string | null;
}

const handoffOf = (record: HandoffRecord): Handoff => ({
  ...keyOf(record),
  site: record.site_key,
  enteredAt: record.entered_at,
  state: record.state,
  note: record.note,
  owner: record.owner,
  payload: record.story,
});

export function createD1HandoffStore(db: D1Database): HandoffStore {
  return {
    async find(key) {
      const record = await db
        .prepare(`SELECT * FROM handoffs WHERE ${isThis}`)
        .bind(...bound(key))
        .first<HandoffRecord>();
      return record && handoffOf(record);
    },

    async unrouted(beforeMs, limit) {
      const { results } = await db
        .prepare(
          `SELECT lead_id, stage, episode FROM handoffs
           WHERE state = 'new' AND entered_at < ?1 ORDER BY entered_at LIMIT ?2`,
        )
        .bind(beforeMs, limit)
        .all<KeyRecord>();
      return results.map(keyOf);
    },

    async lastRoutedAt({ lead, stage, episode }) {
      const record = await db
        .prepare(
          `WITH lead AS (SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = ?1), ?1) AS id)
           SELECT MAX(entered_at) AS at FROM lead CROSS JOIN handoffs
           WHERE (handoffs.lead_id = ?1 OR ${ofMembers("lead.id")}) AND stage = ?2 AND state = 'routed'
             AND NOT (handoffs.lead_id = ?1 AND episode >= ?3)`,
        )
        .bind(lead, stage, episode)
        .first<{ at: number | null }>();
      return record?.at ?? null;
    },

    async route(key, { owner, payload, note, destinations, dueAt }) {
      const results = await db.batch([
        // Asks by itself whether the hand-off is new: the other statement's outcome would not stop it.
        db
          .prepare(
            `INSERT INTO deliveries (lead_id, stage, episode, destination, site_key, due_at)
             SELECT lead_id, stage, episode, value, site_key, ?5 FROM handoffs, json_each(?4)
             WHERE ${isThis} AND state = 'new'
             ON CONFLICT DO NOTHING`,
          )
          .bind(...bound(key), JSON.stringify(destinations), dueAt),
        db
          .prepare(
            `UPDATE handoffs SET state = 'routed', owner = ?4, story = ?5, note = ?6
             WHERE ${isThis} AND state = 'new'`,
          )
          .bind(...bound(key), owner, payload, note),
      ]);
      return results.at(-1)?.meta.changes === 1;
    },

    async drop(key, note) {
      await db
        .prepare(
          `UPDATE handoffs SET state = 'dropped', note = ?4 WHERE ${isThis} AND state = 'new'`,
        )
        .bind(...bound(key), note)
        .run();
    },

    ...deliveriesIn(db),

    async list({ site, limit, state, before }) {
      const [handoffs, deliveries] = await db.batch<HandoffRecord | DeliveryRecord>(
        ["*", "lead_id, stage, episode"].map((columns, index) => {
          const page = `SELECT ${columns} FROM handoffs
            WHERE site_key = ?1
              AND (?2 IS NULL OR entered_at < ?2 OR (entered_at = ?2 AND lead_id > ?3))
              AND (?4 IS NULL OR state = ?4 OR EXISTS (
                SELECT 1 FROM deliveries AS one
                WHERE one.lead_id = handoffs.lead_id AND one.stage = handoffs.stage
                  AND one.episode = handoffs.episode AND one.state = ?4))
            ORDER BY entered_at DESC, lead_id LIMIT ?5`;
          const sql =
            index === 0
              ? page
              : `SELECT deliveries.* FROM (${page}) JOIN deliveries USING (lead_id, stage, episode)
                 ORDER BY destination`;
          return db
            .prepare(sql)
            .bind(site, before?.enteredAt ?? null, before?.lead ?? null, state, limit);
        }),
      );
      const all = ((deliveries?.results ?? []) as DeliveryRecord[]).map(deliveryOf);
      return ((handoffs?.results ?? []) as HandoffRecord[]).map((record): ListedHandoff => {
        const handoff = handoffOf(record);
        const own = all.filter(
          (one) =>
            one.lead === handoff.lead &&
            one.stage === handoff.stage &&
            one.episode === handoff.episode,
        );
        return { ...handoff, deliveries: own };
      });
    },

    async countByState(site) {
      const { results } = await db
        .prepare(
          `SELECT deliveries.state, COUNT(*) AS many
           FROM handoffs JOIN deliveries USING (lead_id, stage, episode)
           WHERE handoffs.site_key = ?1 GROUP BY deliveries.state
           UNION ALL
           SELECT state, COUNT(*) FROM handoffs WHERE site_key = ?1 AND state = 'dropped' GROUP BY state`,
        )
        .bind(site)
        .all<{ state: string; many: number }>();
      return Object.fromEntries(results.map(({ state, many }) => [state, many]));
    },
  };
}
