import type { VisitorId } from "../../../shared/identity/ids.ts";
import { decodeProfile } from "../../../shared/profile/encode.ts";
import { ok } from "../../../shared/result.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { EventStore, LeadPages, Snapshot } from "../../ports.ts";
import { type LeadRecord, leadColumns, leadRowOf } from "./leads.ts";

/** A lead with a longer tail, whose profile was dropped or could not be written, is read on its own. */
const maxTailInRow = 200;

/** By primary key, each lead with its profile and its tail in one row. */
const selectPage = `
  SELECT ${leadColumns}, profiles.profile, profiles.upto AS profile_upto,
    (SELECT json_group_array(json_array(seq, received_at, json(body))) FROM (
      SELECT seq, received_at, body FROM events
      WHERE visitor_id = leads.lead_id AND seq > COALESCE(profiles.upto, 0)
      ORDER BY seq LIMIT ${maxTailInRow}
    )) AS tail
  FROM leads LEFT JOIN profiles ON profiles.visitor_id = leads.lead_id
  WHERE leads.lead_id > ?1 AND leads.site_key = ?2 AND (?3 IS NULL OR leads.model_version < ?3)
  ORDER BY leads.lead_id LIMIT ?4`;

interface PageRecord extends LeadRecord {
  readonly profile: string | null;
  readonly profile_upto: number | null;
  /** JSON of `[seq, received_at, event][]`. */
  readonly tail: string;
}

export function createD1LeadPages(db: D1Database, events: Pick<EventStore, "snapshot">): LeadPages {
  const snapshotOf = async (record: PageRecord): Promise<Snapshot | null> => {
    const decoded = record.profile === null ? ok(null) : decodeProfile(record.profile);
    const tail = JSON.parse(record.tail) as [number, number, Event][];
    if (!decoded.ok || tail.length >= maxTailInRow) return events.snapshot(record.lead_id);
    return {
      lead: record.lead_id,
      site: record.site_key,
      row: leadRowOf(record),
      members: [
        {
          visitor: record.lead_id as string as VisitorId,
          profile: decoded.value,
          upto: record.profile_upto ?? 0,
          tail: tail.map(([seq, receivedAt, event]) => ({ seq, receivedAt, event })),
        },
      ],
    };
  };

  return {
    async read({ site, after, limit, olderThan = null }) {
      const { results } = await db
        .prepare(selectPage)
        .bind(after, site, olderThan, limit)
        .all<PageRecord>();
      const snapshots: Snapshot[] = [];
      for (const record of results) {
        const snapshot = await snapshotOf(record);
        if (snapshot !== null) snapshots.push(snapshot);
      }
      const last = results.length === limit ? results.at(-1) : undefined;
      return { leads: snapshots, next: last?.lead_id ?? null };
    },
  };
}
