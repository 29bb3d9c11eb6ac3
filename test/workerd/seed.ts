/** Sites and keys for tests inside workerd, where Node's crypto is not. */
import type { Scope } from "../../shared/api/scope.ts";

export async function putSite(db: D1Database, key: string, origins: string[]): Promise<void> {
  await db
    .prepare("INSERT OR REPLACE INTO sites (site_key, name, origins) VALUES (?1, ?1, ?2)")
    .bind(key, JSON.stringify(origins))
    .run();
}

/** @param scopes All, when left out. */
export async function putApiKey(
  db: D1Database,
  site: string,
  scopes?: readonly Scope[],
): Promise<string> {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const id = hex(crypto.getRandomValues(new Uint8Array(6)));
  const key = `ll_${id}_${hex(crypto.getRandomValues(new Uint8Array(16)))}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  await db
    .prepare(
      "INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at, scopes) VALUES (?1, ?2, ?3, 'test', 0, ?4)",
    )
    .bind(id, hex(new Uint8Array(digest)), site, scopes?.join() ?? null)
    .run();
  return key;
}
