import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { D1Database } from "@cloudflare/workers-types";
import type { SiteKey } from "../shared/identity/ids.ts";
import { rootDir } from "./paths.ts";
import { putApiKey } from "./seed.ts";

const file = `${rootDir}/.leadlight/api-key`;

/** The key that `npm start` made on this machine, or `""` before the first start. */
export const keptApiKey = (): Promise<string> => readFile(file, "utf8").catch(() => "");

/** The API key of this machine: made at the first start, kept in a file that git does not see. */
export async function localApiKey(db: D1Database, site: SiteKey): Promise<string> {
  const kept = await keptApiKey();
  const id = /^ll_([0-9a-f]{12})_/.exec(kept)?.[1];
  if (id !== undefined) {
    const known = await db.prepare("SELECT 1 FROM api_keys WHERE key_id = ?1").bind(id).first();
    if (known !== null) return kept;
  }
  const key = await putApiKey(db, site, "this machine");
  await mkdir(`${rootDir}/.leadlight`, { recursive: true });
  await writeFile(file, key, { mode: 0o600 });
  return key;
}
