import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { type Claim, type IdentityStore, maxVisitorsPerLead } from "../../ports/identities.ts";
import { randomLeadId, randomUserId } from "../../ports/randomLeadId.ts";
import { sha256Hex } from "../../ports/sha256Hex.ts";
import { chaptersOf, isKnown } from "./chapters.ts";
import { isMadeByEdge, siteOf } from "./events.ts";
import { joinSql } from "./joinSql.ts";

/** Under which id the browser's events are kept now, and whose e-mail address it is. */
const self =
  "COALESCE((SELECT visitor_id FROM personas WHERE browser_id = ?1 AND current = 1), ?1)";
const person = "(SELECT lead_id FROM people WHERE site_key = ?2 AND email = ?3)";

/** When a second person uses a browser for the first time, stores the first person as a persona. */
const insertFirstPersona = `
  INSERT INTO personas (browser_id, lead_id, visitor_id, current)
  SELECT ?1, lead_id, visitor_id, 1 FROM visitors
  WHERE visitor_id = ?1 AND lead_id <> ${person}
    AND NOT EXISTS (SELECT 1 FROM personas WHERE browser_id = ?1)`;
const leaveOthers = `
  UPDATE personas SET current = 0 WHERE browser_id = ?1 AND current = 1 AND lead_id <> ${person}`;
const enter = `
  INSERT INTO personas (browser_id, lead_id, visitor_id, current)
  SELECT ?1, ${person}, ?4, 1 WHERE EXISTS (SELECT 1 FROM personas WHERE browser_id = ?1)
  ON CONFLICT (browser_id, lead_id) DO UPDATE SET current = 1 WHERE current = 0`;
const isFull = `(SELECT COUNT(*) FROM visitors WHERE lead_id = ${person}) >= ${maxVisitorsPerLead}`;
/** A verified browser comes to a full lead: the browser that claimed it first, and proved nothing, goes. */
const oldestClaim = `
  SELECT visitor_id FROM visitors
  WHERE ?4 = 1 AND ${isFull} AND ${self} <> ${person} AND lead_id = ${person} AND verified = 0
    AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = ${self})
  ORDER BY linked_at, visitor_id LIMIT 1`;
/** The row would stay: without that browser the lead has seen fewer events. */
const dropCrowdedRow = `DELETE FROM leads WHERE lead_id = ${person} AND EXISTS (${oldestClaim})`;
const makeRoom = `DELETE FROM visitors WHERE visitor_id IN (${oldestClaim})`;
/** Other browsers, or an address, belong to what this browser stands for: a claim alone moves none of them. */
const standsForMore = `(
  EXISTS (SELECT 1 FROM visitors WHERE lead_id = ${self})
  OR EXISTS (SELECT 1 FROM people WHERE lead_id = ${self})
)`;
const linkSelf = `
  INSERT INTO visitors (visitor_id, lead_id, site_key, verified, linked_at)
  SELECT ${self}, ${person}, ?2, ?4, ?5
  WHERE ${self} <> ${person} AND NOT ${isFull} AND (?4 = 1 OR NOT ${standsForMore})
  ON CONFLICT (visitor_id) DO UPDATE SET verified = 1
  WHERE excluded.verified = 1 AND verified = 0 AND lead_id = excluded.lead_id`;
/** Visitors that were linked by hand before an e-mail address was known move along. */
const bringAlong = `
  UPDATE visitors SET lead_id = ${person}
  WHERE lead_id = ${self} AND EXISTS (SELECT 1 FROM visitors WHERE visitor_id = ${self})`;
/** A person whose address changed: the old address leads to the same person. */
const moveAddresses = `
  UPDATE people SET lead_id = ${person}
  WHERE lead_id = ${self} AND EXISTS (SELECT 1 FROM visitors WHERE visitor_id = ${self})`;
/** A separate lead has become part of another one. */
const claimed = joinSql({ visitor: self, lead: person, isSure: "?4" });
const linked = joinSql({
  visitor: "?1",
  lead: "(SELECT lead_id FROM visitors WHERE visitor_id = ?1)",
  isSure: "1",
});

const insertPeople = `
  INSERT INTO people (site_key, email, lead_id, claimed)
  SELECT ?1, value ->> 0, value ->> 1, ?3 FROM json_each(?2) WHERE true
  ON CONFLICT (site_key, email) DO UPDATE SET claimed = 0 WHERE claimed = 1 AND excluded.claimed = 0`;

export function createD1IdentityStore(db: D1Database): IdentityStore {
  const isRefused = async ({ browser, eventId, site, at, fromBrowser }: Claim) => {
    const known = await db
      .prepare(
        `WITH RECURSIVE ${chaptersOf("?1")}
         SELECT ${isKnown("?2")}
          OR COALESCE(${siteOf("?1")}, ?3) <> ?3
          OR EXISTS (SELECT 1 FROM erasures WHERE id_hash = ?4 AND refuses_before > ?5)
          OR (?6 = 1 AND ${isMadeByEdge("?1")}) AS known`,
      )
      .bind(browser, eventId, site, await sha256Hex(browser), at, fromBrowser ? 1 : 0)
      .first<{ known: 0 | 1 }>();
    return known?.known === 1;
  };

  return {
    async claim(claim) {
      // Also for another site, and for an erased person: the store refuses the events of the claim.
      if (await isRefused(claim)) return;
      const { site, browser, email, verified, at } = claim;
      const head = [browser, site, email] as const;
      const statement = (sql: string, ...more: readonly unknown[]) =>
        db.prepare(sql).bind(...head, ...more);
      await db.batch([
        db
          .prepare(insertPeople)
          .bind(site, JSON.stringify([[email, randomLeadId()]]), verified ? 0 : 1),
        statement(insertFirstPersona),
        statement(leaveOthers),
        statement(enter, randomUserId()),
        statement(dropCrowdedRow, verified ? 1 : 0),
        statement(makeRoom, verified ? 1 : 0),
        statement(linkSelf, verified ? 1 : 0, at),
        statement(bringAlong),
        statement(moveAddresses),
        statement(claimed.reopen, verified ? 1 : 0),
        statement(claimed.dropRepeated, verified ? 1 : 0),
        statement(claimed.carryStage, verified ? 1 : 0),
        statement(claimed.dropRow),
      ]);
    },

    async peopleOf(site, emails) {
      const rows = JSON.stringify(emails.map((email) => [email, randomLeadId()]));
      const [, found] = await db.batch<{ email: string; lead_id: LeadId }>([
        db.prepare(insertPeople).bind(site, rows, 0),
        db
          .prepare(
            `SELECT email, lead_id FROM people
             WHERE site_key = ?1 AND email IN (SELECT value ->> 0 FROM json_each(?2))`,
          )
          .bind(site, rows),
      ]);
      return new Map(found?.results.map((record) => [record.email, record.lead_id]));
    },

    async link(site, visitor, lead, at) {
      const [inserted] = await db.batch([
        db
          .prepare(
            `INSERT INTO visitors (visitor_id, lead_id, site_key, verified, linked_at)
             SELECT ?1, COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = ?2), ?2), ?3, 1, ?4
             WHERE ?1 <> ?2
               AND NOT EXISTS (SELECT 1 FROM visitors WHERE lead_id = ?1)
               AND NOT EXISTS (SELECT 1 FROM people WHERE lead_id = ?1)
               AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitor_id = ?2 AND lead_id = ?1)
               AND (SELECT COUNT(*) FROM visitors WHERE lead_id = ?2) < ${maxVisitorsPerLead}
             ON CONFLICT (visitor_id) DO NOTHING`,
          )
          .bind(visitor, lead, site, at),
        ...[linked.reopen, linked.dropRepeated, linked.carryStage, linked.dropRow].map((sql) =>
          db.prepare(sql).bind(visitor),
        ),
      ]);
      return (inserted?.meta.changes ?? 0) > 0;
    },

    async unlink(site: SiteKey, visitor: VisitorId, lead: LeadId) {
      const [, unlinked] = await db.batch([
        // The row would stay: without this visitor the lead has seen fewer events.
        db
          .prepare(
            `DELETE FROM leads WHERE lead_id = ?2 AND EXISTS (
               SELECT 1 FROM visitors WHERE visitor_id = ?1 AND lead_id = ?2 AND site_key = ?3)`,
          )
          .bind(visitor, lead, site),
        db
          .prepare("DELETE FROM visitors WHERE visitor_id = ?1 AND lead_id = ?2 AND site_key = ?3")
          .bind(visitor, lead, site),
      ]);
      return (unlinked?.meta.changes ?? 0) > 0;
    },
  };
}
