import type { LeadId, SiteKey } from "../../../shared/identity/ids.ts";
import type { Rescore, RescoreStore } from "../../ports/models.ts";
import { leadStatements, stampStatement } from "./leads.ts";

/** A row of `rescores`, as D1 gives it. */
export interface RescoreRecord {
  readonly site_key: SiteKey;
  readonly version: number;
  readonly started_at: number;
  readonly total: number;
  readonly done: number;
  readonly restaged: number;
  readonly after_lead: string;
  readonly finished_at: number | null;
}

const columns = "site_key, version, started_at, total, done, restaged, after_lead, finished_at";

export const selectRescore = `SELECT ${columns} FROM rescores WHERE site_key = ?1`;

export const rescoreOf = (record: RescoreRecord): Rescore => ({
  site: record.site_key,
  version: record.version,
  startedAt: record.started_at,
  total: record.total,
  done: record.done,
  restaged: record.restaged,
  afterLead: record.after_lead as LeadId | "",
  finishedAt: record.finished_at,
});

/** Moves only from the state that was read: two runs at once count a page once. */
const moveOn = `
  UPDATE rescores SET done = ?4, restaged = ?5, after_lead = ?6, finished_at = ?7
  WHERE site_key = ?1 AND version = ?2 AND after_lead = ?3 AND done = ?8 AND finished_at IS NULL`;

export function createD1RescoreStore(db: D1Database): RescoreStore {
  return {
    async find(site) {
      const record = await db.prepare(selectRescore).bind(site).first<RescoreRecord>();
      return record && rescoreOf(record);
    },

    async running() {
      const { results } = await db
        .prepare(`SELECT ${columns} FROM rescores WHERE finished_at IS NULL`)
        .all<RescoreRecord>();
      return results.map(rescoreOf);
    },

    async advance(from, to, { changed, unchanged }) {
      const results = await db.batch([
        // Some may have seen what no row has yet: that they enter by, and the sweep finds the entry.
        ...leadStatements(db, changed),
        ...(unchanged.length > 0 ? [stampStatement(db, unchanged)] : []),
        db
          .prepare(moveOn)
          .bind(
            ...[from.site, from.version, from.afterLead, to.done, to.restaged, to.afterLead],
            ...[to.finishedAt, from.done],
          ),
      ]);
      return results.at(-1)?.meta.changes === 1;
    },
  };
}
