import type { ModelVersion, StoredModel, VersionStore } from "../../ports/models.ts";
import { insertVersion, startRescore } from "./publishSql.ts";
import { type RescoreRecord, rescoreOf, selectRescore } from "./rescores.ts";

interface VersionRecord {
  readonly version: number;
  readonly author: string;
  readonly note: string;
  readonly published_at: number;
  readonly restores: number | null;
}

interface DraftRecord {
  readonly revision: number;
  readonly document: string | null;
  readonly author: string;
  readonly saved_at: number;
}

type ModelRecord = VersionRecord & { readonly document: string };

const versionColumns = "version, author, note, published_at, restores";

const versionOf = (record: VersionRecord): ModelVersion => ({
  version: record.version,
  author: record.author,
  note: record.note,
  publishedAt: record.published_at,
  restores: record.restores,
});

const modelOf = (record: ModelRecord): StoredModel => ({
  ...versionOf(record),
  document: JSON.parse(record.document),
});

/** The row of `model_drafts` stays when its document goes, so that no revision comes twice. */
const upsertDraft = `
  INSERT INTO model_drafts (site_key, revision, document, author, saved_at)
  SELECT ?1, COALESCE((SELECT revision FROM model_drafts WHERE site_key = ?1), 0) + 1, ?2, ?3, ?4
  WHERE ?5 IS NULL OR (
    COALESCE((SELECT revision FROM model_drafts WHERE site_key = ?1), 0) = ?5
    AND COALESCE((SELECT MAX(version) FROM models WHERE site_key = ?1), 0) = ?6)
  ON CONFLICT (site_key) DO UPDATE SET revision = excluded.revision, document = excluded.document,
    author = excluded.author, saved_at = excluded.saved_at
  RETURNING revision`;

const dropDraft = `
  UPDATE model_drafts SET document = NULL, revision = revision + 1
  WHERE site_key = ?1 AND revision = ?2`;

export function createD1VersionStore(db: D1Database): VersionStore {
  return {
    async state(site) {
      const [models, drafts, rescores] = await db.batch([
        db
          .prepare(
            `SELECT ${versionColumns}, document FROM models WHERE site_key = ?1 ORDER BY version DESC LIMIT 1`,
          )
          .bind(site),
        db
          .prepare(
            "SELECT revision, document, author, saved_at FROM model_drafts WHERE site_key = ?1",
          )
          .bind(site),
        db.prepare(selectRescore).bind(site),
      ]);
      const model = models?.results[0] as ModelRecord | undefined;
      const draft = drafts?.results[0] as DraftRecord | undefined;
      const rescore = rescores?.results[0] as RescoreRecord | undefined;
      return {
        published: model === undefined ? null : modelOf(model),
        draft:
          draft === undefined || draft.document === null
            ? null
            : {
                document: JSON.parse(draft.document),
                author: draft.author,
                savedAt: draft.saved_at,
              },
        tag: { version: model?.version ?? 0, revision: draft?.revision ?? 0 },
        rescore: rescore === undefined ? null : rescoreOf(rescore),
      };
    },

    async find(site, version) {
      const record = await db
        .prepare(
          `SELECT ${versionColumns}, document FROM models WHERE site_key = ?1 AND version = ?2`,
        )
        .bind(site, version)
        .first<ModelRecord>();
      return record && modelOf(record);
    },

    async list(site, before, limit) {
      const { results } = await db
        .prepare(
          `SELECT ${versionColumns} FROM models WHERE site_key = ?1 AND version < ?2
           ORDER BY version DESC LIMIT ?3`,
        )
        .bind(site, before, limit)
        .all<VersionRecord>();
      return results.map(versionOf);
    },

    async saveDraft(site, { document, author, savedAt }, seen) {
      const text = document === null ? null : JSON.stringify(document);
      const [saved, newest] = await db.batch([
        db
          .prepare(upsertDraft)
          .bind(site, text, author, savedAt, seen?.revision ?? null, seen?.version ?? null),
        db
          .prepare("SELECT COALESCE(MAX(version), 0) AS version FROM models WHERE site_key = ?1")
          .bind(site),
      ]);
      const record = saved?.results[0] as { revision: number } | undefined;
      const version = (newest?.results[0] as { version: number } | undefined)?.version ?? 0;
      return record === undefined ? null : { version, revision: record.revision };
    },

    async publish(site, { document, author, note, publishedAt, restores }, seen, fromDraft) {
      const insert = db
        .prepare(insertVersion)
        .bind(
          ...[site, JSON.stringify(document), author, note, publishedAt, restores],
          ...[seen === null ? null : seen.version + 1, seen?.revision ?? null],
        );
      const drop = fromDraft ? [db.prepare(dropDraft).bind(site, seen?.revision ?? null)] : [];
      try {
        const [inserted] = await db.batch([
          insert,
          db.prepare(startRescore).bind(site, publishedAt),
          ...drop,
        ]);
        return (inserted?.results[0] as { version: number } | undefined)?.version ?? null;
      } catch (error) {
        if (/constraint failed: models\.(document|site_key)/.test(String(error))) return null;
        throw error;
      }
    },
  };
}
