import type { SiteKey } from "../../../shared/identity/ids.ts";
import { compileModel } from "../../../shared/model/compile.ts";
import { parseModel } from "../../../shared/model/parseModel.ts";
import { maxCopyAgeMs } from "../../ports/lookupCopies.ts";
import type { ModelStore, PublishedModel } from "../../ports/models.ts";
import { Unavailable } from "../../ports/unavailable.ts";
import type { CacheParts } from "../cachedFor.ts";

/** How long an isolate goes on with the model it has, before it asks which version is the newest. */
const ttlMs = 30_000;

/** The same while D1 does not answer. */
const staleTtlMs = 5_000;

/** A published model as it is stored. */
export interface ModelRecord {
  readonly version: number;
  /** JSON. */
  readonly document: string;
}

/**
 * The newest published model of a site, compiled once in an isolate. Every half minute one small query
 * asks for its number; the document is read and compiled again only when that has changed. The default
 * model scores a site that has published none. While D1 does not answer, the last model scores: that of
 * this isolate, else the copy.
 */
export function createD1ModelStore(
  db: D1Database,
  defaults: ModelStore,
  { clock, waitForDatabase, copies, waitUntil }: CacheParts<ModelRecord>,
): ModelStore {
  const known = new Map<SiteKey, { readonly model: PublishedModel; readonly until: number }>();

  const remember = (site: SiteKey, model: PublishedModel, forMs = ttlMs): PublishedModel => {
    const before = known.get(site)?.model;
    // Of two requests that asked at once, the slower answer may be the older one.
    const newer = before !== undefined && before.version > model.version ? before : model;
    known.set(site, { model: newer, until: clock() + forMs });
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
      .first<ModelRecord>();
    if (stored !== null) keepCopy(site, stored);
    return remember(
      site,
      stored === null ? await defaults.published(site) : await compiledOf(site, stored),
    );
  };

  /** Once for each version in an isolate: only a copy of an older version is replaced. */
  const keepCopy = (site: SiteKey, value: ModelRecord) => {
    if (copies === null) return;
    const keep = async () => {
      const copy = await copies.get(site);
      const isOld = copy === null || clock() - copy.foundAt > maxCopyAgeMs / 2;
      if (isOld || copy.value.version !== value.version) {
        await copies.put(site, { value, foundAt: clock() });
      }
    };
    waitUntil(keep().catch((error) => console.error("model: the copy", String(error))));
  };

  /**
   * A stored document that no longer parses (another version of leadlight published it) is logged, and the
   * default model scores.
   */
  const compiledOf = async (site: SiteKey, { version, document }: ModelRecord) => {
    const parsed = parseModel(JSON.parse(document));
    if (parsed.ok) return { ...compileModel(parsed.value), version };
    console.error(JSON.stringify({ unusableModel: site, version, faults: parsed.reason }));
    return { ...(await defaults.published(site)), version };
  };

  const stale = async (site: SiteKey, cause: unknown): Promise<PublishedModel> => {
    const before = known.get(site)?.model;
    console.error("model: D1 failed, the last model scores", String(cause));
    if (before !== undefined) return remember(site, before, staleTtlMs);
    const copy = await copies?.get(site).catch(() => null);
    if (copy == null) {
      throw new Unavailable("D1 does not answer, and no copy of the model is left", { cause });
    }
    return remember(site, await compiledOf(site, copy.value), staleTtlMs);
  };

  return {
    newest,
    async published(site) {
      const entry = known.get(site);
      if (entry !== undefined && clock() < entry.until) return entry.model;
      return waitForDatabase(() => newest(site)).catch((error) => stale(site, error));
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
