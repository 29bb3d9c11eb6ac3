import { createHash, randomBytes } from "node:crypto";
import type { D1Database } from "@cloudflare/workers-types";
import type { Site } from "../edge/ports/sites.ts";

/** A new API key: `ll_<id>_<secret>`. Shown once; D1 keeps its hash. */
export function makeApiKey(): { readonly key: string; readonly id: string; readonly hash: string } {
  const id = randomBytes(6).toString("hex");
  const key = `ll_${id}_${randomBytes(24).toString("base64url")}`;
  return { key, id, hash: createHash("sha256").update(key).digest("hex") };
}

/** Creates a site with a new secret, or changes the name and origins of an existing one. */
export async function putSite(
  db: D1Database,
  { key, name, origins }: Omit<Site, "secret">,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO sites (site_key, name, origins, secret)
       VALUES (?1, ?2, ?3, lower(hex(randomblob(32))))
       ON CONFLICT (site_key) DO UPDATE SET name = excluded.name, origins = excluded.origins`,
    )
    .bind(key, name, JSON.stringify(origins))
    .run();
}

/** The key with which a site's back end signs, and the Worker in front of its pages verifies. @throws When there is none. */
export async function secretOf(db: D1Database, site: Site["key"]): Promise<string> {
  const row = await db
    .prepare("SELECT secret FROM sites WHERE site_key = ?1")
    .bind(site)
    .first<{ secret: string | null }>();
  if (row?.secret == null) throw new Error(`Site "${site}" has no secret.`);
  return row.secret;
}

/** Creates an API key for a site and returns it; D1 keeps only its hash. */
export async function putApiKey(db: D1Database, site: Site["key"], name: string): Promise<string> {
  const { key, id, hash } = makeApiKey();
  await db
    .prepare(
      "INSERT INTO api_keys (key_id, key_hash, site_key, name, created_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )
    .bind(id, hash, site, name, Date.now())
    .run();
  return key;
}
