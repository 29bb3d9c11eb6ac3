import type { LeadId } from "../../../shared/identity/ids.ts";
import { encodeProfile } from "../../../shared/profile/encode.ts";
import type { HandoffKey } from "../../ports/handoffs.ts";
import type { LeadRow, LeadUpdate } from "../../ports/lead.ts";
import { compareCursors, cursorOf } from "../../ports/leadOrder.ts";
import type { LeadStore } from "../../ports/leads.ts";
import { type LeadRecord, leadRowOf } from "./leadRecord.ts";
import { insertEntries, stampLeads, upsertLeads } from "./leadSql.ts";
import { type From, listSql } from "./listSql.ts";

/** Whether it can enter a stage from any other. Below every threshold the outbox is not read. */
const mayEnter = ({ moves = [], suppressHandoffs }: LeadUpdate): boolean =>
  suppressHandoffs !== true && moves.some(([, , enters]) => enters === 1);

/** Not for a visitor that was erased while the write was under way. */
const upsertProfiles = `
  INSERT INTO profiles (visitor_id, upto, profile)
  SELECT value ->> 'visitor', value ->> 'upto', value ->> 'profile' FROM json_each(?1)
  WHERE EXISTS (
    SELECT 1 FROM events WHERE visitor_id = value ->> 'visitor' AND seq = value ->> 'upto'
  )
  ON CONFLICT (visitor_id) DO UPDATE SET upto = excluded.upto, profile = excluded.profile
  WHERE excluded.upto > profiles.upto`;

interface EntryRecord {
  readonly lead_id: LeadId;
  readonly stage: string;
  readonly episode: number;
}

/** Statements that write rows. The first one inserts the hand-offs of the stages they enter, and returns them. */
export const leadStatements = (db: D1Database, rows: readonly LeadUpdate[]) => {
  const entering = rows.filter(mayEnter);
  return [
    ...(entering.length > 0 ? [db.prepare(insertEntries).bind(JSON.stringify(entering))] : []),
    ...(rows.length > 0 ? [db.prepare(upsertLeads).bind(JSON.stringify(rows))] : []),
  ];
};

export const stampStatement = (db: D1Database, rows: readonly LeadRow[]) =>
  db.prepare(stampLeads).bind(JSON.stringify(rows));

/** @param onEntered Gets every stage that was entered, after the outbox has it. */
export function createD1LeadStore(
  db: D1Database,
  onEntered: (keys: readonly HandoffKey[]) => Promise<void> = async () => {},
): LeadStore {
  return {
    async write(projections) {
      const leads = projections.flatMap(({ lead }) => (lead === null ? [] : [lead]));
      const profiles = projections
        .flatMap((projection) => projection.profiles)
        .map((row) => ({ ...row, profile: encodeProfile(row.profile) }));
      const statements = [
        ...leadStatements(db, leads),
        ...(profiles.length > 0 ? [db.prepare(upsertProfiles).bind(JSON.stringify(profiles))] : []),
      ];
      if (statements.length === 0) return;
      const [first] = await db.batch<EntryRecord>(statements);
      const entered = leads.some(mayEnter) ? (first?.results ?? []) : [];
      if (entered.length === 0) return;
      await onEntered(
        entered.map(({ lead_id, stage, episode }) => ({ lead: lead_id, stage, episode })),
      );
    },

    async stamp(rows) {
      if (rows.length > 0) await stampStatement(db, rows).run();
    },

    async list(query) {
      const { sort, limit, after } = query;
      const read = async (from: From, room: number) => {
        const { sql, values } = listSql({ ...query, limit: room }, from);
        const { results } = await db
          .prepare(sql)
          .bind(...values)
          .all<LeadRecord & { readonly email: string | null }>();
        return results
          .map((record) => ({ ...leadRowOf(record), email: record.email }))
          .sort((a, b) => compareCursors(cursorOf(a, sort), cursorOf(b, sort), sort));
      };
      if (after === null) return read("the top", limit);
      const equals = await read("its equals", limit);
      const room = limit - equals.length;
      return room === 0 ? equals : [...equals, ...(await read("below it", room))];
    },

    async countByTier(site) {
      const { results } = await db
        .prepare("SELECT tier, COUNT(*) AS leads FROM leads WHERE site_key = ?1 GROUP BY tier")
        .bind(site)
        .all<{ tier: string; leads: number }>();
      return Object.fromEntries(results.map(({ tier, leads }) => [tier, leads]));
    },
  };
}
