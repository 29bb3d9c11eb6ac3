import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Erasure, ErasureStore } from "../../ports/erasures.ts";
import { randomLeadId } from "../../ports/randomLeadId.ts";
import { sha256Hex } from "../../ports/sha256Hex.ts";
import {
  refusingAll,
  refusingForGood,
  refusingThePast,
  type Tombstone,
} from "../../ports/tombstone.ts";
import { nothingErased, sumOfErasures } from "../sumOfErasures.ts";
import { type EraseStep, eraseSteps } from "./eraseSql.ts";
import { isMadeByEdge } from "./events.ts";

/** What is about to be erased. */
interface Plan {
  /** Everything under these goes. */
  readonly ids: readonly VisitorId[];
  /** Leads that go on without. */
  readonly survivors: readonly LeadId[];
  /** Other browsers that one of these people used, too. */
  readonly browsers: readonly VisitorId[];
  /** The ids of people, which are part of links in newsletters. */
  readonly people: readonly string[];
  /** The sites that know any of the ids. */
  readonly sites: readonly SiteKey[];
}

/** Another round erases events that arrived between reading and erasing; the second one rarely finds any. */
const maxRounds = 5;

/**
 * A browser's ids, and the leads it is of: those that were its alone go with it. A browser that only claimed an
 * address takes no person along that a back end named.
 */
const idsOfBrowser = `
  WITH
    self AS (SELECT ?1 AS id UNION SELECT visitor_id FROM personas WHERE browser_id = ?1),
    lead AS (
      SELECT lead_id AS id, MAX(verified) AS verified FROM visitors
      WHERE visitor_id IN (SELECT id FROM self) AND lead_id NOT IN (SELECT id FROM self)
      GROUP BY lead_id
    )
  SELECT id, 0 AS survives FROM self
  UNION ALL
  SELECT id, EXISTS (SELECT 1 FROM events WHERE visitor_id = lead.id) OR EXISTS (
    SELECT 1 FROM visitors WHERE lead_id = lead.id AND visitor_id NOT IN (SELECT id FROM self)
  ) OR (verified = 0 AND EXISTS (SELECT 1 FROM people WHERE lead_id = lead.id AND claimed = 0))
  FROM lead`;

const idsOfLead = `
  WITH lead AS (SELECT COALESCE((SELECT lead_id FROM visitors WHERE visitor_id = ?1), ?1) AS id)
  SELECT id, 0 AS survives FROM lead
  UNION ALL SELECT visitor_id, 0 FROM visitors WHERE lead_id = (SELECT id FROM lead)`;

const ids = "(SELECT value FROM json_each(?1))";
const browsersOf = `
  SELECT DISTINCT browser_id AS id FROM personas
  WHERE (visitor_id IN ${ids} OR lead_id IN ${ids}) AND browser_id NOT IN ${ids}`;
const peopleAmong = `SELECT DISTINCT lead_id AS id FROM people WHERE lead_id IN ${ids}`;
const sitesOf = `
  SELECT site_key AS id FROM events WHERE visitor_id IN ${ids}
  UNION SELECT site_key FROM visitors WHERE visitor_id IN ${ids} OR lead_id IN ${ids}
  UNION SELECT site_key FROM leads WHERE lead_id IN ${ids}
  UNION SELECT site_key FROM people WHERE lead_id IN ${ids}`;

export function createD1ErasureStore(db: D1Database): ErasureStore {
  const planOf = async (sql: string, id: string): Promise<Plan> => {
    const { results } = await db.prepare(sql).bind(id).all<{ id: string; survives: 0 | 1 }>();
    const found = (survives: 0 | 1) =>
      results.filter((record) => record.survives === survives).map((record) => record.id);
    const gone = found(0);
    const more = await db.batch<{ id: string }>(
      [browsersOf, peopleAmong, sitesOf].map((query) =>
        db.prepare(query).bind(JSON.stringify(gone)),
      ),
    );
    const [browsers = [], people = [], sites = []] = more.map((result) =>
      result.results.map((record) => record.id),
    );
    return {
      ids: gone as VisitorId[],
      survivors: found(1) as LeadId[],
      browsers: browsers as VisitorId[],
      people,
      sites: sites as SiteKey[],
    };
  };

  const erase = async (
    lead: LeadId,
    { ids: gone, survivors, browsers, people }: Plan,
    usual: Tombstone,
    heir: LeadId | null,
  ): Promise<Erasure> => {
    const tombstones = await Promise.all(
      [...gone, ...browsers].map(async (id) => {
        const { refusesBefore, endsAt } = people.includes(id) ? refusingForGood : usual;
        return [await sha256Hex(id), refusesBefore, endsAt] as const;
      }),
    );
    const parameters = {
      ids: JSON.stringify(gone),
      survivors: JSON.stringify(survivors),
      tombstones: JSON.stringify(tombstones),
      heir,
    };
    const results = await db.batch(
      eraseSteps.map(({ sql, given }) =>
        db.prepare(sql).bind(...given.map((name) => parameters[name])),
      ),
    );
    const changed = (counts: EraseStep["counts"]) =>
      results
        .filter((_, index) => eraseSteps[index]?.counts === counts)
        .reduce((sum, { meta }) => sum + meta.changes, 0);
    return {
      lead,
      ids: [...gone, ...browsers],
      survivors: heir !== null && changed("heirs") > 0 ? [...survivors, heir] : survivors,
      events: changed("events"),
      visitors: changed("visitors"),
      emails: changed("emails"),
      handoffs: changed("handoffs"),
    };
  };

  return {
    async eraseBrowser(site, browser, at) {
      const lead = browser as string as LeadId;
      const asked = await db
        .prepare(`SELECT ${isMadeByEdge("?1")} AS yes`)
        .bind(browser)
        .first<{ yes: 0 | 1 }>();
      if (asked?.yes === 1) return null;
      let all: Erasure | null = null;
      for (let round = 0; round < maxRounds; round++) {
        const plan = await planOf(idsOfBrowser, browser);
        if (plan.sites.some((one) => one !== site)) break;
        // Once also for a browser that nothing is known of: its events may wait in the queue.
        if (all !== null && plan.sites.length === 0) break;
        const heir = randomLeadId();
        all = sumOfErasures(all, await erase(lead, plan, refusingAll(at), heir));
      }
      return all;
    },

    async eraseLead(site, id, at) {
      let all: Erasure | null = null;
      for (let round = 0; round < maxRounds; round++) {
        const plan = await planOf(idsOfLead, all?.lead ?? id);
        if (plan.sites.length === 0 || plan.sites.some((one) => one !== site)) break;
        const lead = plan.ids[0] as string as LeadId;
        all = sumOfErasures(all, await erase(lead, plan, refusingThePast(at), null));
      }
      if (all !== null) return all;
      const erasedBefore = await db
        .prepare("SELECT 1 FROM erasures WHERE id_hash = ?1")
        .bind(await sha256Hex(id))
        .first();
      return erasedBefore === null ? null : nothingErased(id as LeadId);
    },

    async dropTombstones(now) {
      await db.prepare("DELETE FROM erasures WHERE ends_at < ?1").bind(now).run();
    },
  };
}
