import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import type { Delivery, DeliveryKey, HandoffKey, HandoffStore } from "../../ports/handoffs.ts";

export interface KeyRecord {
  readonly lead_id: LeadId;
  readonly stage: string;
  readonly episode: number;
}

export interface DeliveryRecord extends KeyRecord {
  readonly destination: string;
  readonly site_key: SiteKey;
  readonly state: Delivery["state"];
  readonly attempts: number;
  readonly due_at: number;
  readonly last_error: string | null;
  readonly sent_at: number | null;
}

export const keyOf = ({ lead_id, stage, episode }: KeyRecord): HandoffKey => ({
  lead: lead_id,
  stage,
  episode,
});

export const deliveryOf = (record: DeliveryRecord): Delivery => ({
  ...keyOf(record),
  destination: record.destination,
  site: record.site_key,
  state: record.state,
  attempts: record.attempts,
  dueAt: record.due_at,
  lastError: record.last_error,
  sentAt: record.sent_at,
});

export const isThis = "lead_id = ?1 AND stage = ?2 AND episode = ?3";
const isThisDelivery = `${isThis} AND destination = ?4`;
export const bound = ({ lead, stage, episode }: HandoffKey) => [lead, stage, episode] as const;
const boundTo = (key: DeliveryKey) => [...bound(key), key.destination] as const;

/** What the store of hand-offs does with the table of deliveries alone. */
export const deliveriesIn = (
  db: D1Database,
): Pick<HandoffStore, "claim" | "recordAttempt" | "due" | "resend"> => ({
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

  async recordAttempt(key, attempted) {
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
        state === "waiting" && !attempted.wasSent ? 1 : 0,
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
});
