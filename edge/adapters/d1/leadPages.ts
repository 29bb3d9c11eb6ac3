import type { LeadId, VisitorId } from "../../../shared/identity/ids.ts";
import { decodeProfile } from "../../../shared/profile/encode.ts";
import { ok } from "../../../shared/result.ts";
import type { EventStore } from "../../ports/events.ts";
import type { Member, Snapshot } from "../../ports/lead.ts";
import type { LeadPages } from "../../ports/models.ts";
import { type LeadRecord, leadColumnList, leadRowOf } from "./leadRecord.ts";
import { parseTail, tailInRow } from "./tails.ts";

/**
 * Reads leads by primary key: a row for every visitor of a lead, and one for the events that back ends sent
 * under the lead's own id, each with profile and tail. A visitor that belongs to another lead by now is left
 * out; its row is deleted soon. The `+` and the `CROSS JOIN`s stop SQLite from reading the whole site for each
 * page, which its planner would prefer.
 */
export const selectPage = `
  WITH
    page AS (
      SELECT lead_id AS id FROM leads
      WHERE lead_id > ?1 AND lead_id < ?2 AND (?3 IS NULL OR +site_key = ?3)
        AND (?4 IS NULL OR model_version < ?4) AND (?5 IS NULL OR due_at <= ?5)
        AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = leads.lead_id)
      ORDER BY lead_id LIMIT ?6
    ),
    member AS (
      SELECT id AS lead, id, 1 AS verified FROM page
      UNION ALL
      SELECT page.id, visitor_id, verified FROM page CROSS JOIN visitors ON visitors.lead_id = page.id
    )
  SELECT ${leadColumnList}, member.id AS visitor_id, member.verified,
    profiles.profile, profiles.upto AS profile_upto,
    ${tailInRow("member.id", "COALESCE(profiles.upto, 0)")} AS tail
  FROM member
  CROSS JOIN leads ON leads.lead_id = member.lead
  LEFT JOIN profiles ON profiles.visitor_id = member.id`;

/** Ids are hex digits. */
const afterEveryId = "g";

interface MemberRecord extends LeadRecord {
  readonly visitor_id: VisitorId;
  readonly verified: 0 | 1;
  readonly profile: string | null;
  readonly profile_upto: number | null;
  readonly tail: string;
}

export function createD1LeadPages(db: D1Database, events: Pick<EventStore, "snapshot">): LeadPages {
  const snapshotOf = async (records: readonly MemberRecord[]): Promise<Snapshot | null> => {
    const [first] = records;
    if (first === undefined) return null;
    const members = records.map(memberOf);
    if (!members.every((member) => member !== null)) return events.snapshot(first.lead_id);
    return {
      lead: first.lead_id,
      self: first.lead_id as string as VisitorId,
      isMadeByEdge: false,
      site: first.site_key,
      row: leadRowOf(first),
      members,
    };
  };

  return {
    async read({
      site = null,
      after,
      before = afterEveryId,
      limit,
      olderThan = null,
      dueBy = null,
    }) {
      const { results } = await db
        .prepare(selectPage)
        .bind(after, before, site, olderThan, dueBy, limit)
        .all<MemberRecord>();
      const byLead = new Map<LeadId, MemberRecord[]>();
      for (const record of results) {
        const known = byLead.get(record.lead_id);
        if (known === undefined) byLead.set(record.lead_id, [record]);
        else known.push(record);
      }
      const ids = [...byLead.keys()].sort();
      const leads: Snapshot[] = [];
      for (const id of ids) {
        const snapshot = await snapshotOf(byLead.get(id) ?? []);
        if (snapshot !== null) leads.push(snapshot);
      }
      return { leads, next: ids.length === limit ? (ids.at(-1) ?? null) : null };
    },
  };
}

/** `null` when the row does not hold everything: the profile has another version, or the tail is too long. */
function memberOf(record: MemberRecord): Member | null {
  const profile = record.profile === null ? ok(null) : decodeProfile(record.profile);
  const tail = parseTail(record.tail);
  if (!profile.ok || tail === null) return null;
  return {
    visitor: record.visitor_id,
    verified: record.verified === 1,
    profile: profile.value,
    upto: record.profile_upto ?? 0,
    tail,
  };
}
