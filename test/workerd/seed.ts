/** Sites and keys for tests inside workerd, where Node's crypto is not. */

export async function putSite(db: D1Database, key: string, origins: string[]): Promise<void> {
  await db
    .prepare("INSERT OR REPLACE INTO sites (site_key, name, origins) VALUES (?1, ?1, ?2)")
    .bind(key, JSON.stringify(origins))
    .run();
}

export async function putApiKey(db: D1Database, site: string): Promise<string> {
  const hex = (bytes: Uint8Array) =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const id = hex(crypto.getRandomValues(new Uint8Array(6)));
  const key = `ll_${id}_${hex(crypto.getRandomValues(new Uint8Array(16)))}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  await db
    .prepare("INSERT INTO api_keys VALUES (?1, ?2, ?3, 'test', 0)")
    .bind(id, hex(new Uint8Array(digest)), site)
    .run();
  return key;
}
