import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { decodeProfile } from "../../../shared/profile/encode.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { sha256Hex } from "../../identity/sha256Hex.ts";
import type { EventStore, Member, Snapshot, StoredEvent } from "../../ports.ts";
import { noVisitor } from "./eraseSql.ts";
import { type LeadRecord, leadColumns, leadRowOf } from "./leads.ts";

/** The visitor id that a browser's events are kept under now. */
const persona =
  "COALESCE((SELECT visitor_id FROM personas WHERE browser_id = ?1 AND current = 1), ?1)";

/**
 * One `json_each(?)` parameter carries all events: D1 takes a hundred parameters at most. An event that
 * came before under another user of the same browser is known, too; one from before an erasure is refused.
 */
const insertNew = `
  WITH self AS (SELECT ${persona} AS id)
  INSERT INTO events (visitor_id, site_key, event_id, occurred_at, received_at, body)
  SELECT self.id, ?4, value ->> 'id', value ->> 'occurredAt', ?2, value
  FROM self, json_each(?3)
  WHERE COALESCE(
      (SELECT site_key FROM events WHERE visitor_id = self.id ORDER BY seq LIMIT 1),
      (SELECT site_key FROM events WHERE visitor_id = ?1 ORDER BY seq LIMIT 1),
      ?4
    ) = ?4
    AND NOT EXISTS (
      SELECT 1 FROM personas JOIN events USING (visitor_id)
      WHERE browser_id = ?1 AND event_id = value ->> 'id'
    )
    AND value ->> 'occurredAt' >= COALESCE((SELECT refuses_before FROM erasures WHERE id_hash = ?5), 0)
  ON CONFLICT (visitor_id, event_id) DO NOTHING`;

/**
 * D1 takes no text above 2 MB, and an event has eight kilobytes at most. A tail is this long only when
 * its profile was dropped or could not be written for a while.
 */
const maxTailInRow = 200;

/**
 * The lead, a row for each of its visitors and one for what back ends told under its own id. The tail is
 * in the row: each statement of a batch and each row of an answer has its price.
 */
const selectLead = (self: string) => `
  WITH
    self AS (SELECT ${self} AS id),
    lead AS (
      SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = self.id), self.id) AS id,
        self.id AS self
      FROM self
    ),
    member AS (
      SELECT id, 1 AS verified, id AS lead, self, NULL AS site_key FROM lead
      UNION ALL
      SELECT visitor_id, verified, lead.id, self, site_key FROM lead
      CROSS JOIN visitors ON visitors.lead_id = lead.id
    )
  SELECT member.id AS visitor_id, member.verified, member.lead, member.self,
    COALESCE(
      (SELECT site_key FROM events WHERE visitor_id = member.id ORDER BY seq LIMIT 1),
      member.site_key
    ) AS member_site,
    profiles.upto AS profile_upto, profiles.profile, ${leadColumns},
    (SELECT json_group_array(json_array(seq, received_at, json(body))) FROM (
      SELECT seq, received_at, body FROM events
      WHERE visitor_id = member.id AND seq > COALESCE(profiles.upto, 0)
      ORDER BY seq LIMIT ${maxTailInRow}
    )) AS tail
  FROM member
  LEFT JOIN profiles ON profiles.visitor_id = member.id
  LEFT JOIN leads ON leads.lead_id = member.lead`;
const selectLeadOfVisitor = selectLead("?1");
const selectLeadOfBrowser = selectLead(persona);

/** The ids under which a lead's events are kept. */
const members = `(
  WITH lead AS (SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = ?1), ?1) AS id)
  SELECT id FROM lead
  UNION ALL SELECT visitor_id FROM visitors WHERE lead_id = (SELECT id FROM lead)
)`;

type MemberRecord = {
  readonly visitor_id: VisitorId;
  readonly verified: 0 | 1;
  readonly lead: LeadId;
  readonly self: VisitorId;
  readonly member_site: SiteKey | null;
  readonly profile_upto: number | null;
  readonly profile: string | null;
  /** JSON of `[seq, received_at, event][]`. */
  readonly tail: string;
} & Partial<LeadRecord>;

interface EventRecord {
  readonly seq: number;
  readonly received_at: number;
  readonly body: string;
}

export function createD1EventStore(db: D1Database): EventStore {
  const eventsWhere = async (condition: string, ...values: readonly unknown[]) =>
    storedEvents(
      await db
        .prepare(`SELECT seq, received_at, body FROM events WHERE ${condition}`)
        .bind(...values)
        .all(),
    );

  const eventsAfter = (visitor: VisitorId, seq: number) =>
    eventsWhere("visitor_id = ?1 AND seq > ?2 ORDER BY seq", visitor, seq);

  const memberOf = async (record: MemberRecord): Promise<Member> => {
    const head = { visitor: record.visitor_id, verified: record.verified === 1 };
    const profile = record.profile === null ? null : decodeProfile(record.profile);
    if (profile !== null && !profile.ok) {
      // Of another version: the events are the truth, fold them all.
      return { ...head, profile: null, upto: 0, tail: await eventsAfter(head.visitor, 0) };
    }
    const upto = record.profile_upto ?? 0;
    const inRow = (JSON.parse(record.tail) as [number, number, Event][]).map(
      ([seq, receivedAt, event]): StoredEvent => ({ seq, receivedAt, event }),
    );
    const tail = inRow.length < maxTailInRow ? inRow : await eventsAfter(head.visitor, upto);
    return { ...head, profile: profile?.value ?? null, upto, tail };
  };

  const snapshotOf = async (result: D1Result | undefined): Promise<Snapshot | null> => {
    const records = (result?.results ?? []) as MemberRecord[];
    const [first] = records;
    if (first === undefined) return null;
    const site = records.find(({ member_site }) => member_site !== null)?.member_site;
    const known = site ?? first.site_key;
    if (known == null) return null;
    return {
      lead: first.lead,
      self: first.self,
      site: known,
      row: first.lead_id == null ? null : leadRowOf(first as LeadRecord),
      members: await Promise.all(records.map(memberOf)),
    };
  };

  const read = async (query: string, id: string) =>
    snapshotOf(await db.prepare(query).bind(id).all());

  const insert = async ({ site, visitor, receivedAt, events }: Batch) =>
    db
      .prepare(insertNew)
      .bind(visitor, receivedAt, JSON.stringify(events), site, await sha256Hex(visitor));

  const appendAll = async (batches: readonly Batch[]) => {
    const results = await db.batch([
      ...(await Promise.all(batches.map(insert))),
      ...batches.map(({ visitor }) => db.prepare(selectLeadOfBrowser).bind(visitor)),
    ]);
    return Promise.all(
      batches.map(
        async ({ site, visitor }, index) =>
          (await snapshotOf(results[batches.length + index])) ?? nobody(site, visitor),
      ),
    );
  };

  return {
    append: async (batch) => (await appendAll([batch]))[0] as Snapshot,

    appendAll,

    snapshot: (lead) => read(selectLeadOfVisitor, lead),

    snapshotOfBrowser: (browser) => read(selectLeadOfBrowser, browser),

    history: (lead, untilMs) =>
      eventsWhere(`visitor_id IN ${members} AND occurred_at <= ?2 ORDER BY seq`, lead, untilMs),

    timeline: (lead, beforeSeq, limit) =>
      eventsWhere(
        `visitor_id IN ${members} AND seq < ?2 ORDER BY seq DESC LIMIT ?3`,
        lead,
        beforeSeq,
        limit,
      ),

    async visitorsSince(afterSeq, span) {
      const { results } = await db
        .prepare(
          `SELECT visitor_id, MAX(seq) AS seq FROM events
           WHERE seq > ?1 AND seq <= ?2 AND visitor_id <> '${noVisitor}' GROUP BY visitor_id`,
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

/** All that came was refused, of a visitor that is not there any more. */
const nobody = (site: SiteKey, visitor: VisitorId): Snapshot => ({
  lead: visitor as string as LeadId,
  self: visitor,
  site,
  row: null,
  members: [],
});

const storedEvents = (result: D1Result | undefined): StoredEvent[] =>
  ((result?.results ?? []) as EventRecord[]).map(({ seq, received_at, body }) => ({
    seq,
    receivedAt: received_at,
    event: JSON.parse(body) as Event,
  }));
