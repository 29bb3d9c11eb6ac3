import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { decodeProfile } from "../../../shared/profile/encode.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { EventStore } from "../../ports/events.ts";
import type { Member, Snapshot, StoredEvent } from "../../ports/lead.ts";
import { sha256Hex } from "../../ports/sha256Hex.ts";
import { chaptersOf, isKnown, nextChapter } from "./chapters.ts";
import { noVisitor } from "./eraseSql.ts";
import { type LeadRecord, leadColumnList, leadRowOf } from "./leadRecord.ts";
import { cameAfter, parseTail, tailInRow } from "./tails.ts";

/** The visitor id that a browser's events are kept under now. */
const persona =
  "COALESCE((SELECT visitor_id FROM personas WHERE browser_id = ?1 AND current = 1), ?1)";

/** The edge made this id, so that no browser has it as its secret. */
export const isMadeByEdge = (id: string) => `(
  EXISTS (SELECT 1 FROM people WHERE people.lead_id = ${id})
  OR EXISTS (SELECT 1 FROM personas WHERE personas.visitor_id = ${id} AND browser_id <> ${id})
)`;

/** All of a visitor's events are of one site: `insertNew` sees to it. */
export const siteOf = (visitor: string) =>
  `(SELECT site_key FROM events WHERE visitor_id = ${visitor} LIMIT 1)`;

/**
 * One `json_each(?)` parameter carries all events: D1 takes a hundred parameters at most. An event that
 * came before, be it under another user of the same browser, is known; one from before an erasure is refused.
 */
export const insertNew = `
  WITH RECURSIVE
    self AS MATERIALIZED (
      SELECT id, ${nextChapter("id")} AS chapter FROM (SELECT ${persona} AS id)
    ),
    ${chaptersOf("?1")}
  INSERT INTO events (visitor_id, site_key, event_id, occurred_at, received_at, body, chapter)
  SELECT self.id, ?4, value ->> 'id', value ->> 'occurredAt', ?2, value, self.chapter
  FROM self, json_each(?3)
  WHERE COALESCE(${siteOf("self.id")}, ${siteOf("?1")}, ?4) = ?4
    AND NOT ${isKnown("value ->> 'id'")}
    AND (?6 = 0 OR NOT ${isMadeByEdge("?1")})
    AND value ->> 'occurredAt' >= COALESCE((SELECT refuses_before FROM erasures WHERE id_hash = ?5), 0)
  -- Twice in one batch.
  ON CONFLICT (visitor_id, chapter, event_id) DO NOTHING`;

/** The lead: a row for each of its visitors, and one for the events from back ends under the lead's own id. */
const selectLead = (self: string) => `
  WITH
    self AS MATERIALIZED (SELECT ${self} AS id, ${isMadeByEdge("?1")} AS is_made_by_edge),
    lead AS (
      SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = self.id), self.id) AS id,
        self.id AS self, is_made_by_edge
      FROM self
    ),
    member AS (
      SELECT id, 1 AS verified, id AS lead, self, is_made_by_edge, NULL AS site_key FROM lead
      UNION ALL
      SELECT visitor_id, verified, lead.id, self, is_made_by_edge, site_key FROM lead
      CROSS JOIN visitors ON visitors.lead_id = lead.id
    )
  SELECT member.id AS visitor_id, member.verified, member.lead, member.self, member.is_made_by_edge,
    COALESCE(${siteOf("member.id")}, member.site_key) AS member_site,
    profiles.upto AS profile_upto, profiles.profile, ${leadColumnList},
    ${tailInRow("member.id", "COALESCE(profiles.upto, 0)")} AS tail
  FROM member
  LEFT JOIN profiles ON profiles.visitor_id = member.id
  LEFT JOIN leads ON leads.lead_id = member.lead`;
const selectLeadOfVisitor = selectLead("?1");
export const selectLeadOfBrowser = selectLead(persona);

/** The ids under which a lead's events are kept. */
const members = `(
  WITH lead AS (SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = ?1), ?1) AS id)
  SELECT id FROM lead
  UNION ALL SELECT visitor_id FROM visitors WHERE lead_id = (SELECT id FROM lead)
)`;

/** The same site that a snapshot names: of the events, else of the link, else of the lead's row. */
export const selectSite = `
  SELECT COALESCE(
    (SELECT events.site_key FROM ${members} AS member CROSS JOIN events ON visitor_id = member.id LIMIT 1),
    (SELECT site_key FROM visitors WHERE visitor_id = ?1 OR lead_id = ?1 LIMIT 1),
    (SELECT site_key FROM leads WHERE lead_id = ?1)
  ) AS site_key`;

type MemberRecord = {
  readonly visitor_id: VisitorId;
  readonly verified: 0 | 1;
  readonly lead: LeadId;
  readonly self: VisitorId;
  readonly is_made_by_edge: 0 | 1;
  readonly member_site: SiteKey | null;
  readonly profile_upto: number | null;
  readonly profile: string | null;
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
    eventsWhere(`${cameAfter("?1", "?2")} ORDER BY seq`, visitor, seq);

  const memberOf = async (record: MemberRecord): Promise<Member> => {
    const head = { visitor: record.visitor_id, verified: record.verified === 1 };
    const profile = record.profile === null ? null : decodeProfile(record.profile);
    if (profile !== null && !profile.ok) {
      // Of another version: the events are the truth, fold them all.
      return { ...head, profile: null, upto: 0, tail: await eventsAfter(head.visitor, 0) };
    }
    const upto = record.profile_upto ?? 0;
    const tail = parseTail(record.tail) ?? (await eventsAfter(head.visitor, upto));
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
      isMadeByEdge: first.is_made_by_edge === 1,
      site: known,
      row: first.lead_id == null ? null : leadRowOf(first as LeadRecord),
      members: await Promise.all(records.map(memberOf)),
    };
  };

  const read = async (query: string, id: string) =>
    snapshotOf(await db.prepare(query).bind(id).all());

  const insert = async ({ site, visitor, receivedAt, events, fromBrowser }: Batch) =>
    db
      .prepare(insertNew)
      .bind(
        ...[visitor, receivedAt, JSON.stringify(events), site, await sha256Hex(visitor)],
        fromBrowser ? 1 : 0,
      );

  const appendAll = async (batches: readonly Batch[]) => {
    const results = await db.batch([
      ...(await Promise.all(batches.map(insert))),
      ...batches.map(({ visitor }) => db.prepare(selectLeadOfBrowser).bind(visitor)),
    ]);
    return Promise.all(
      batches.map(
        async ({ site, visitor }, index) =>
          (await snapshotOf(results[batches.length + index])) ?? emptySnapshot(site, visitor),
      ),
    );
  };

  return {
    append: async (batch) => (await appendAll([batch]))[0] as Snapshot,

    appendAll,

    snapshot: (lead) => read(selectLeadOfVisitor, lead),

    snapshotOfBrowser: (browser) => read(selectLeadOfBrowser, browser),

    siteOf: (lead) => db.prepare(selectSite).bind(lead).first<SiteKey>("site_key"),

    history: (lead, untilMs) =>
      eventsWhere(`visitor_id IN ${members} AND occurred_at <= ?2 ORDER BY seq`, lead, untilMs),

    timeline: (lead, beforeSeq, limit) =>
      eventsWhere(
        // The index finds them; only these rows are read.
        `seq IN (
           SELECT seq FROM events INDEXED BY events_once
           WHERE visitor_id IN ${members} AND seq < ?2 ORDER BY seq DESC LIMIT ?3
         ) ORDER BY seq DESC`,
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
      // Erased events leave gaps in the numbers: continue after the gap.
      const next = await db
        .prepare("SELECT MIN(seq) AS seq FROM events WHERE seq > ?1")
        .bind(afterSeq)
        .first<{ seq: number | null }>();
      return { upto: next?.seq == null ? afterSeq : next.seq - 1, visitors: [] };
    },
  };
}

/** All events were refused: the visitor was erased. */
const emptySnapshot = (site: SiteKey, visitor: VisitorId): Snapshot => ({
  lead: visitor as string as LeadId,
  self: visitor,
  isMadeByEdge: false,
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
