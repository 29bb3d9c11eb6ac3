import { type InboundTraffic, inboundSettings } from "../../../shared/api/inbound.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { faultEveryMs, type InboundSource, type InboundStore } from "../../ports/inbound.ts";

interface SourceRecord {
  readonly source_id: string;
  readonly site_key: SiteKey;
  readonly provider: string;
  readonly name: string;
  readonly secret: string;
  readonly settings: string;
  readonly created_at: number;
}

type ListedRecord = SourceRecord & {
  readonly last_at: number | null;
  readonly accepted: number;
  readonly ignored: number;
  readonly refused: number;
  readonly fault: string | null;
  readonly fault_at: number | null;
};

const columns = "source_id, site_key, provider, name, secret, settings, created_at";

export const createD1InboundStore = (db: D1Database): InboundStore => ({
  async find(id) {
    const record = await db
      .prepare(`SELECT ${columns} FROM inbound_sources WHERE source_id = ?1`)
      .bind(id)
      .first<SourceRecord>();
    return record && sourceOf(record);
  },

  async list(site) {
    const { results } = await db
      .prepare(
        `SELECT ${columns}, last_at, accepted, ignored, refused, fault, fault_at
         FROM inbound_sources WHERE site_key = ?1 ORDER BY created_at, source_id`,
      )
      .bind(site)
      .all<ListedRecord>();
    return results.map((record) => ({ ...sourceOf(record), traffic: trafficOf(record) }));
  },

  async receive(id, { at, rows, fault }) {
    const statement =
      rows === null
        ? db
            .prepare(
              "UPDATE inbound_sources SET fault = ?2, fault_at = ?3 WHERE source_id = ?1 AND COALESCE(fault_at, 0) <= ?4",
            )
            .bind(id, fault, at, at - faultEveryMs)
        : db
            .prepare(
              `UPDATE inbound_sources SET last_at = ?3, accepted = accepted + ?4, ignored = ignored + ?5,
                 refused = refused + ?6, fault = COALESCE(?2, fault), fault_at = iif(?2 IS NULL, fault_at, ?3)
               WHERE source_id = ?1`,
            )
            .bind(id, fault, at, rows.accepted, rows.ignored, rows.refused);
    await statement.run();
  },

  async add({ id, site, provider, name, secret, settings, createdAt }) {
    await db
      .prepare(`INSERT INTO inbound_sources (${columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)`)
      .bind(id, site, provider, name, secret, JSON.stringify(settings), createdAt)
      .run();
  },

  async reseal(id, before, after) {
    await db
      .prepare("UPDATE inbound_sources SET secret = ?3 WHERE source_id = ?1 AND secret = ?2")
      .bind(id, before, after)
      .run();
  },

  async remove(site, id) {
    const { meta } = await db
      .prepare("DELETE FROM inbound_sources WHERE source_id = ?1 AND site_key = ?2")
      .bind(id, site)
      .run();
    return meta.changes > 0;
  },
});

const trafficOf = (record: ListedRecord): InboundTraffic => ({
  lastAt: record.last_at,
  accepted: record.accepted,
  ignored: record.ignored,
  refused: record.refused,
  fault: record.fault === null ? null : { at: record.fault_at ?? 0, detail: record.fault },
});

const sourceOf = (record: SourceRecord): InboundSource => ({
  id: record.source_id,
  site: record.site_key,
  provider: record.provider,
  name: record.name,
  secret: record.secret,
  settings: inboundSettings.parse(JSON.parse(record.settings)),
  createdAt: record.created_at,
});
