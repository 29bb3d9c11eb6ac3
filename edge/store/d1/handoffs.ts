import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import type {
  Delivery,
  DeliveryKey,
  Handoff,
  HandoffKey,
  HandoffStore,
  ListedHandoff,
} from "../../handoffs/ports.ts";

interface KeyRecord {
  readonly lead_id: LeadId;
  readonly stage: string;
  readonly episode: number;
}

interface HandoffRecord extends KeyRecord {
  readonly site_key: SiteKey;
  readonly entered_at: number;
  readonly state: Handoff["state"];
  readonly note: string | null;
  readonly owner: string | null;
  readonly story: string | null;
}

interface DeliveryRecord extends KeyRecord {
  readonly destination: string;
  readonly site_key: SiteKey;
  readonly state: Delivery["state"];
  readonly attempts: number;
  readonly due_at: number;
  readonly last_error: string | null;
  readonly sent_at: number | null;
}

const keyOf = ({ lead_id, stage, episode }: KeyRecord): HandoffKey => ({
  lead: lead_id,
  stage,
  episode,
});

const handoffOf = (record: HandoffRecord): Handoff => ({
  ...keyOf(record),
  site: record.site_key,
  enteredAt: record.entered_at,
  state: record.state,
  note: record.note,
  owner: record.owner,
  story: record.story,
});

const deliveryOf = (record: DeliveryRecord): Delivery => ({
  ...keyOf(record),
  destination: record.destination,
  site: record.site_key,
  state: record.state,
  attempts: record.attempts,
  dueAt: record.due_at,
  lastError: record.last_error,
  sentAt: record.sent_at,
});

const isThis = "lead_id = ?1 AND stage = ?2 AND episode = ?3";
const isThisDelivery = `${isThis} AND destination = ?4`;
const bound = ({ lead, stage, episode }: HandoffKey) => [lead, stage, episode] as const;
const boundTo = (key: DeliveryKey) => [...bound(key), key.destination] as const;

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
          `SELECT MAX(entered_at) AS at FROM handoffs
           WHERE lead_id = ?1 AND stage = ?2 AND episode < ?3 AND state = 'routed'`,
        )
        .bind(lead, stage, episode)
        .first<{ at: number | null }>();
      return record?.at ?? null;
    },

    async route(key, { owner, story, destinations, dueAt }) {
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
            `UPDATE handoffs SET state = 'routed', owner = ?4, story = ?5 WHERE ${isThis} AND state = 'new'`,
          )
          .bind(...bound(key), owner, story),
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

    async claim(key, nowMs, leaseMs) {
      const record = await db
        .prepare(
          `UPDATE deliveries SET attempts = attempts + 1, due_at = ?6
           WHERE ${isThisDelivery} AND state = 'waiting' AND due_at <= ?5 RETURNING *`,
        )
        .bind(...boundTo(key), nowMs, nowMs + leaseMs)
        .first<DeliveryRecord>();
      return record && deliveryOf(record);
    },

    async settle(key, attempted) {
      const { state } = attempted;
      await db
        .prepare(
          `UPDATE deliveries SET state = ?5, due_at = COALESCE(?6, due_at), last_error = ?7, sent_at = ?8,
             attempts = attempts - ?9
           WHERE ${isThisDelivery} AND state = 'waiting'`,
        )
        .bind(
          ...boundTo(key),
          state,
          state === "waiting" ? attempted.dueAt : null,
          state === "sent" ? null : attempted.error,
          state === "sent" ? attempted.at : null,
          state === "waiting" && !attempted.wasAsked ? 1 : 0,
        )
        .run();
    },

    async due(beforeMs, limit) {
      const { results } = await db
        .prepare(
          `SELECT lead_id, stage, episode, destination FROM deliveries
           WHERE state = 'waiting' AND due_at < ?1 ORDER BY due_at LIMIT ?2`,
        )
        .bind(beforeMs, limit)
        .all<KeyRecord & { destination: string }>();
      return results.map((record) => ({ ...keyOf(record), destination: record.destination }));
    },

    async resend(site, { lead, episode, destination }, nowMs) {
      const record = await db
        .prepare(
          `UPDATE deliveries SET state = 'waiting', attempts = 0, due_at = ?5
           WHERE lead_id = ?1 AND episode = ?2 AND destination = ?3 AND site_key = ?4 RETURNING *`,
        )
        .bind(lead, episode, destination, site, nowMs)
        .first<DeliveryRecord>();
      return record && { ...keyOf(record), destination };
    },

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
