import { type Scope, scopes } from "../../../shared/api/scope.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { ApiKeyStore } from "../../ports/apiKeys.ts";

interface KeyRecord {
  readonly key_id: string;
  readonly key_hash: string;
  readonly site_key: SiteKey;
  readonly name: string;
  /** `read,write`, or `null`. */
  readonly scopes: string | null;
  readonly expires_at: number | null;
}

export const createD1ApiKeyStore = (db: D1Database): ApiKeyStore => ({
  async find(id) {
    const record = await db
      .prepare(
        "SELECT key_id, key_hash, site_key, name, scopes, expires_at FROM api_keys WHERE key_id = ?1",
      )
      .bind(id)
      .first<KeyRecord>();
    return (
      record && {
        id: record.key_id,
        hash: record.key_hash,
        site: record.site_key,
        name: record.name,
        scopes: scopesOf(record.scopes),
        expiresAt: record.expires_at,
      }
    );
  },
});

/** A word that this version does not know opens nothing. */
function scopesOf(stored: string | null): readonly Scope[] | null {
  if (stored === null) return null;
  const words = stored.split(",");
  return scopes.filter((scope) => words.includes(scope));
}
