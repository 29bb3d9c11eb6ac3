import { compileModel } from "../../../shared/model/compile.ts";
import { parseModel } from "../../../shared/model/parseModel.ts";
import type { Clock, ModelStore } from "../../ports.ts";
import { remembered } from "../remembered.ts";

/**
 * The newest published model of a site, compiled once in an isolate and looked for again after half a
 * minute; the default model for a site that has none. A stored document that no longer parses (it was
 * published by another version of leadlight) is told in the log, and the default model scores.
 */
export function createD1ModelStore(db: D1Database, defaults: ModelStore, clock: Clock): ModelStore {
  const find = remembered(async (site: string) => {
    const record = await db
      .prepare("SELECT document FROM models WHERE site_key = ?1 ORDER BY version DESC LIMIT 1")
      .bind(site)
      .first<{ document: string }>();
    if (record === null) return { compiled: null };
    const parsed = parseModel(JSON.parse(record.document));
    if (!parsed.ok) {
      console.error(JSON.stringify({ unusableModel: site, faults: parsed.reason }));
      return { compiled: null };
    }
    return { compiled: compileModel(parsed.value) };
  }, clock);
  return {
    published: async (site) => (await find(site))?.compiled ?? defaults.published(site),
  };
}
