import type { SiteKey } from "../../../shared/identity/ids.ts";
import { compileModel } from "../../../shared/model/compile.ts";
import { parseModel } from "../../../shared/model/parseModel.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ModelStore, PublishedModel } from "../../ports/models.ts";

/** How long an isolate goes on with the model it has, before it asks which version is the newest. */
const ttlMs = 30_000;

/**
 * The newest published model of a site, compiled once in an isolate. Every half minute one small query
 * asks for its number; the document is read and compiled again only when that has changed. The default
 * model scores a site that has published none.
 */
export function createD1ModelStore(db: D1Database, defaults: ModelStore, clock: Clock): ModelStore {
  const known = new Map<SiteKey, { readonly model: PublishedModel; readonly until: number }>();

  const remember = (site: SiteKey, model: PublishedModel): PublishedModel => {
    const before = known.get(site)?.model;
    // Of two requests that asked at once, the slower answer may be the older one.
    const newer = before !== undefined && before.version > model.version ? before : model;
    known.set(site, { model: newer, until: clock() + ttlMs });
    return newer;
  };

  const newest = async (site: SiteKey): Promise<PublishedModel> => {
    const before = known.get(site)?.model;
    if (before !== undefined && before.version === (await newestVersion(db, site))) {
      return remember(site, before);
    }
    const stored = await db
      .prepare(
        "SELECT version, document FROM models WHERE site_key = ?1 ORDER BY version DESC LIMIT 1",
      )
      .bind(site)
      .first<{ version: number; document: string }>();
    return remember(
      site,
      stored === null
        ? await defaults.published(site)
        : await compiledOf(site, stored.version, stored.document),
    );
  };

  /**
   * A stored document that no longer parses (another version of leadlight published it) is logged, and the
   * default model scores.
   */
  const compiledOf = async (site: SiteKey, version: number, document: string) => {
    const parsed = parseModel(JSON.parse(document));
    if (parsed.ok) return { ...compileModel(parsed.value), version };
    console.error(JSON.stringify({ unusableModel: site, version, faults: parsed.reason }));
    return { ...(await defaults.published(site)), version };
  };

  return {
    newest,
    async published(site) {
      const entry = known.get(site);
      return entry !== undefined && clock() < entry.until ? entry.model : newest(site);
    },
  };
}

async function newestVersion(db: D1Database, site: SiteKey): Promise<number> {
  const newest = await db
    .prepare("SELECT COALESCE(MAX(version), 0) AS version FROM models WHERE site_key = ?1")
    .bind(site)
    .first<{ version: number }>();
  return newest?.version ?? 0;
}
