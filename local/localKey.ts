import { readFile, writeFile } from "node:fs/promises";
import type { D1Database } from "@cloudflare/workers-types";
import type { SiteKey } from "../shared/identity/ids.ts";
import { stateDir } from "./paths.ts";
import { putApiKey } from "./seed.ts";

/** Beside the database that knows the key: each folder of state has its own. */
const fileIn = (folder: string): string => `${folder}/api-key`;

/** The key that `npm start` made for a folder of local state, or `""` before the first start. */
export const readLocalKey = (folder = stateDir): Promise<string> =>
  readFile(fileIn(folder), "utf8").catch(() => "");

/** The API key of a folder of local state: made at the first start, kept in a file only its owner can read. */
export async function localApiKey(
  db: D1Database,
  site: SiteKey,
  folder = stateDir,
): Promise<string> {
  const kept = await readLocalKey(folder);
  const id = /^ll_([0-9a-f]{12})_/.exec(kept)?.[1];
  if (id !== undefined) {
    const known = await db.prepare("SELECT 1 FROM api_keys WHERE key_id = ?1").bind(id).first();
    if (known !== null) return kept;
  }
  const key = await putApiKey(db, site, "local");
  await writeFile(fileIn(folder), key, { mode: 0o600 });
  return key;
}
