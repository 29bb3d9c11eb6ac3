import { type LeadId, leadOf, type SiteKey, type VisitorId } from "../../../shared/identity/ids.ts";
import { decodeProfile } from "../../../shared/profile/encode.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { EventStore, Snapshot, StoredEvent } from "../../ports.ts";
import { type LeadRecord, leadColumns, leadRowOf } from "./leads.ts";

/** One `json_each(?)` parameter carries all events: D1 takes a hundred parameters at most. */
const insertNew = `
  INSERT INTO events (visitor_id, site_key, event_id, occurred_at, received_at, body)
  SELECT ?1, ?4, value ->> 'id', value ->> 'occurredAt', ?2, value
  FROM json_each(?3)
  WHERE COALESCE((SELECT site_key FROM events WHERE visitor_id = ?1 ORDER BY seq LIMIT 1), ?4) = ?4
  ON CONFLICT (visitor_id, event_id) DO NOTHING`;

/**
 * D1 takes no text above 2 MB, and an event has eight kilobytes at most. A tail is this long only when
 * its profile was dropped or could not be written for a while.
 */
const maxTailInRow = 200;

/** The lead and its tail in one row: each statement of a batch and each row of an answer has its price. */
const selectLead = `
  SELECT profiles.upto AS profile_upto, profiles.profile, ${leadColumns},
    (SELECT site_key FROM events WHERE visitor_id = id ORDER BY seq LIMIT 1) AS first_site,
    (SELECT json_group_array(json_array(seq, received_at, json(body))) FROM (
      SELECT seq, received_at, body FROM events
      WHERE visitor_id = id AND seq > COALESCE(profiles.upto, 0) ORDER BY seq LIMIT ${maxTailInRow}
    )) AS tail
  FROM (SELECT ?1 AS id)
  LEFT JOIN profiles ON profiles.visitor_id = id
  LEFT JOIN leads ON leads.lead_id = id`;

type HeadRecord = {
  readonly profile_upto: number | null;
  readonly profile: string | null;
  readonly first_site: SiteKey | null;
  /** JSON of `[seq, received_at, event][]`. */
  readonly tail: string;
} & Partial<LeadRecord>;

interface EventRecord {
  readonly seq: number;
  readonly received_at: number;
  readonly body: string;
}

export function createD1EventStore(db: D1Database): EventStore {
  const snapshotOf = async (
    visitor: VisitorId,
    head: D1Result | undefined,
  ): Promise<Snapshot | null> => {
    const record = head?.results[0] as HeadRecord;
    const lead = leadOf(visitor);
    const site = record.first_site ?? record.site_key ?? null;
    if (site === null) return null;
    const row = record.lead_id == null ? null : leadRowOf(record as LeadRecord);
    const profile = record.profile === null ? null : decodeProfile(record.profile);
    if (profile !== null && !profile.ok) {
      // Of another version: the events are the truth, fold them all.
      return {
        lead,
        site,
        row,
        members: [{ visitor, profile: null, upto: 0, tail: await eventsAfter(visitor, 0) }],
      };
    }
    const upto = record.profile_upto ?? 0;
    const inRow = (JSON.parse(record.tail) as [number, number, Event][]).map(
      ([seq, receivedAt, event]): StoredEvent => ({ seq, receivedAt, event }),
    );
    const tail = inRow.length < maxTailInRow ? inRow : await eventsAfter(visitor, upto);
    const members = [{ visitor, profile: profile?.value ?? null, upto, tail }];
    return { lead, site, row, members };
  };

  const eventsWhere = async (condition: string, ...values: readonly unknown[]) =>
    storedEvents(
      await db
        .prepare(`SELECT seq, received_at, body FROM events WHERE visitor_id = ?1 AND ${condition}`)
        .bind(...values)
        .all(),
    );

  const eventsAfter = (visitor: VisitorId, seq: number) =>
    eventsWhere("seq > ?2 ORDER BY seq", visitor, seq);

  return {
    async append({ site, visitor, receivedAt, events }: Batch) {
      const [, head] = await db.batch([
        db.prepare(insertNew).bind(visitor, receivedAt, JSON.stringify(events), site),
        db.prepare(selectLead).bind(visitor),
      ]);
      const snapshot = await snapshotOf(visitor, head);
      if (snapshot === null) throw new Error("an append of no events has nothing to read");
      return snapshot;
    },

    async snapshot(lead) {
      const visitor = visitorOf(lead);
      return snapshotOf(visitor, await db.prepare(selectLead).bind(visitor).all());
    },

    history: (lead, untilMs) =>
      eventsWhere("occurred_at <= ?2 ORDER BY seq", visitorOf(lead), untilMs),

    timeline: (lead, beforeSeq, limit) =>
      eventsWhere("seq < ?2 ORDER BY seq DESC LIMIT ?3", visitorOf(lead), beforeSeq, limit),

    async visitorsSince(afterSeq, span) {
      const { results } = await db
        .prepare(
          "SELECT visitor_id, MAX(seq) AS seq FROM events WHERE seq > ?1 AND seq <= ?2 GROUP BY visitor_id",
        )
        .bind(afterSeq, afterSeq + span)
        .all<{ visitor_id: VisitorId; seq: number }>();
      if (results.length > 0) {
        return {
          upto: Math.max(...results.map(({ seq }) => seq)),
          visitors: results.map((record) => record.visitor_id),
        };
      }
      // Numbers may be missing (erased events): go on behind the gap.
      const next = await db
        .prepare("SELECT MIN(seq) AS seq FROM events WHERE seq > ?1")
        .bind(afterSeq)
        .first<{ seq: number | null }>();
      return { upto: next?.seq == null ? afterSeq : next.seq - 1, visitors: [] };
    },
  };
}

/** Until visitors are linked, a lead's one visitor has its id. */
const visitorOf = (lead: LeadId): VisitorId => lead as string as VisitorId;

const storedEvents = (result: D1Result | undefined): StoredEvent[] =>
  ((result?.results ?? []) as EventRecord[]).map(({ seq, received_at, body }) => ({
    seq,
    receivedAt: received_at,
    event: JSON.parse(body) as Event,
  }));
