import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { ApiKeyStore } from "../../ports.ts";

export const createD1ApiKeyStore = (db: D1Database): ApiKeyStore => ({
  async find(id) {
    const record = await db
      .prepare("SELECT key_id, key_hash, site_key, name FROM api_keys WHERE key_id = ?1")
      .bind(id)
      .first<{ key_id: string; key_hash: string; site_key: SiteKey; name: string }>();
    return (
      record && {
        id: record.key_id,
        hash: record.key_hash,
        site: record.site_key,
        name: record.name,
      }
    );
  },
});
