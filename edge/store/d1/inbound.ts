import { inboundSettings } from "../../../shared/api/inbound.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { InboundSource, InboundStore } from "../../inbound/ports.ts";

interface SourceRecord {
  readonly source_id: string;
  readonly site_key: SiteKey;
  readonly provider: string;
  readonly name: string;
  readonly secret: string;
  readonly settings: string;
  readonly created_at: number;
}

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
        `SELECT ${columns} FROM inbound_sources WHERE site_key = ?1 ORDER BY created_at, source_id`,
      )
      .bind(site)
      .all<SourceRecord>();
    return results.map(sourceOf);
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

const sourceOf = (record: SourceRecord): InboundSource => ({
  id: record.source_id,
  site: record.site_key,
  provider: record.provider,
  name: record.name,
  secret: record.secret,
  settings: inboundSettings.parse(JSON.parse(record.settings)),
  createdAt: record.created_at,
});
