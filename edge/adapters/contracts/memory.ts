/** Every port in memory, for tests: the same contract as D1 (`store.contract.ts`), no SQL. */
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { CursorStore } from "../../ports/cursors.ts";
import type { ErasureStore } from "../../ports/erasures.ts";
import type { EventStore } from "../../ports/events.ts";
import { type IdentityStore, maxVisitorsPerLead } from "../../ports/identities.ts";
import type { LeadRow, Member, Snapshot } from "../../ports/lead.ts";
import type { LeadStore } from "../../ports/leads.ts";
import { randomLeadId, randomUserId } from "../../ports/randomLeadId.ts";
import { createMemoryErasures } from "./memoryErasures.ts";
import { createMemoryHandoffs, type MemoryHandoffs } from "./memoryHandoffs.ts";
import { joinLead } from "./memoryJoin.ts";
import { createMemoryLeads } from "./memoryLeads.ts";
import {
  createMemoryState,
  type Link,
  leadOfVisitor,
  sureMembersOf,
  visitorsOf,
} from "./memoryState.ts";

export interface MemoryStore extends Omit<MemoryHandoffs, "outbox" | "eraseLeads" | "everything"> {
  readonly events: EventStore;
  readonly identities: IdentityStore;
  readonly leads: LeadStore;
  readonly cursors: CursorStore;
  readonly erasures: ErasureStore;
}

/**
 * `rows`: the rows of all sites. `everything`: all that is stored, for a test that looks for erased data.
 */
export function createMemoryStore(): MemoryStore & {
  rows(): readonly LeadRow[];
  everything(): unknown;
} {
  const state = createMemoryState();
  const { stored, ids, profiles, leads, episodes, links, people, personas, tombstones, claimed } =
    state;
  const {
    outbox,
    eraseLeads,
    everything: allHandoffs,
    ...handoffs
  } = createMemoryHandoffs((id) => sureMembersOf(state, leadOfVisitor(state, id)));
  const cursors = new Map<string, number>();
  let lastSeq = 0;

  const ofVisitor = (visitor: string) => stored.filter((event) => event.visitor === visitor);
  const siteOf = (visitor: string) => ofVisitor(visitor)[0]?.site ?? links.get(visitor)?.site;
  const selfOf = (browser: VisitorId) => personas.get(browser)?.current ?? browser;
  const ofLead = (id: string) => {
    const lead = leadOfVisitor(state, id);
    const visitors = new Set<string>([lead, ...visitorsOf(state, lead)]);
    return stored.filter(({ visitor }) => visitors.has(visitor));
  };

  const memberOf = (visitor: VisitorId, verified: boolean): Member => {
    const known = profiles.get(visitor);
    const upto = known?.upto ?? 0;
    const tail = ofVisitor(visitor).filter(({ seq }) => seq > upto);
    return { visitor, verified, profile: known?.profile ?? null, upto, tail };
  };
  const snapshotOf = (self: VisitorId, asked = self): Snapshot | null => {
    const lead = leadOfVisitor(state, self);
    const visitors = visitorsOf(state, lead);
    const row = leads.get(lead) ?? null;
    const site = [lead, ...visitors].map(siteOf).find((one) => one !== undefined) ?? row?.site;
    if (site === undefined) return null;
    return {
      lead,
      self,
      isMadeByEdge: isMadeByEdge(asked),
      site,
      row,
      members: [
        memberOf(lead as string as VisitorId, true),
        ...visitors.map((one) => memberOf(one, links.get(one)?.verified === true)),
      ],
    };
  };

  const isPerson = (id: string) => [...people.values()].includes(id as LeadId);
  const isMadeByEdge = (id: VisitorId) =>
    isPerson(id) ||
    [...personas].some(
      ([browser, { visitors }]) => browser !== id && [...visitors.values()].includes(id),
    );
  const isErased = (id: string, at: number) => at < (tombstones.get(id)?.refusesBefore ?? 0);

  const emailKey = (site: SiteKey, email: string) => `${site} ${email}`;
  const personOf = (site: SiteKey, email: string, isClaim = false): LeadId => {
    const key = emailKey(site, email);
    const known = people.get(key) ?? randomLeadId();
    if (!isClaim) claimed.delete(key);
    else if (!people.has(key)) claimed.add(key);
    people.set(key, known);
    return known;
  };

  const insert = ({ site, visitor: browser, receivedAt, events, fromBrowser }: Batch): void => {
    if (fromBrowser && isMadeByEdge(browser)) return;
    const self = selfOf(browser);
    const home = siteOf(self) ?? siteOf(browser) ?? site;
    const known = [...(personas.get(browser)?.visitors.values() ?? []), self];
    for (const event of home === site ? events : []) {
      if (isErased(browser, event.occurredAt)) continue;
      if (known.some((visitor) => ids.has(`${visitor} ${event.id}`))) continue;
      ids.add(`${self} ${event.id}`);
      stored.push({ seq: ++lastSeq, receivedAt, event, visitor: self, site });
    }
  };
  const appendAll = async (batches: readonly Batch[]) => {
    batches.forEach(insert);
    return batches.map(({ site, visitor }) => {
      const self = selfOf(visitor);
      const unknown = { lead: self as string as LeadId, self, site, row: null, members: [] };
      return snapshotOf(self, visitor) ?? { ...unknown, isMadeByEdge: isMadeByEdge(visitor) };
    });
  };

  return {
    ...handoffs,
    events: {
      append: async (batch) => (await appendAll([batch]))[0] as Snapshot,
      appendAll,
      snapshot: async (lead) => snapshotOf(lead as VisitorId),
      snapshotOfBrowser: async (browser) => snapshotOf(selfOf(browser), browser),
      siteOf: async (lead) => snapshotOf(lead as VisitorId)?.site ?? null,
      async history(lead, untilMs) {
        return ofLead(lead).filter(({ event }) => event.occurredAt <= untilMs);
      },
      async timeline(lead, beforeSeq, limit) {
        return ofLead(lead)
          .filter(({ seq }) => seq < beforeSeq)
          .reverse()
          .slice(0, limit);
      },
      async visitorsSince(afterSeq, span) {
        const inRange = stored.filter(({ seq }) => seq > afterSeq && seq <= afterSeq + span);
        return {
          upto: inRange.at(-1)?.seq ?? afterSeq,
          visitors: [...new Set(inRange.map(({ visitor }) => visitor))],
        };
      },
    },

    identities: {
      async claim({ site, browser, email, verified, eventId, at, fromBrowser }) {
        if (fromBrowser && isMadeByEdge(browser)) return;
        if (isErased(browser, at)) return;
        const known = [browser, ...(personas.get(browser)?.visitors.values() ?? [])];
        if (known.some((visitor) => ids.has(`${visitor} ${eventId}`))) return;
        if ((siteOf(browser) ?? site) !== site) return;
        const lead = personOf(site, email, !verified);
        const first = links.get(browser);
        if (first !== undefined && first.lead !== lead && !personas.has(browser)) {
          const visitors = new Map([[first.lead, browser]]);
          personas.set(browser, { visitors, current: browser });
        }
        const shared = personas.get(browser);
        if (shared !== undefined) {
          shared.current = shared.visitors.get(lead) ?? randomUserId();
          shared.visitors.set(lead, shared.current);
        }
        const self = selfOf(browser);
        const link = links.get(self);
        if ((self as string) === lead) return;
        if (link === undefined) {
          const standsForMore =
            visitorsOf(state, self as string as LeadId).length > 0 || isPerson(self);
          if (!verified && standsForMore) return;
          if (visitorsOf(state, lead).length >= maxVisitorsPerLead) {
            const oldest = visitorsOf(state, lead).find((one) => !links.get(one)?.verified);
            if (!verified || oldest === undefined) return;
            links.delete(oldest);
            leads.delete(lead);
          }
          for (const one of visitorsOf(state, self as string as LeadId)) {
            links.set(one, { ...(links.get(one) as Link), lead });
          }
          links.set(self, { lead, site, verified });
          for (const [key, known] of people) {
            if ((known as string) === self) people.set(key, lead);
          }
          joinLead(state, outbox, self, lead, verified);
        } else if (link.lead === lead && verified) {
          links.set(self, { ...link, verified });
        }
      },
      async peopleOf(site, emails) {
        return new Map(emails.map((email) => [email, personOf(site, email)]));
      },
      async link(site, visitor, lead) {
        const to = leadOfVisitor(state, lead);
        const isLead = visitorsOf(state, visitor as string as LeadId).length > 0;
        const isFull = visitorsOf(state, to).length >= maxVisitorsPerLead;
        if (
          links.has(visitor) ||
          (to as string) === visitor ||
          isLead ||
          isPerson(visitor) ||
          isFull
        ) {
          return false;
        }
        links.set(visitor, { lead: to, site, verified: true });
        joinLead(state, outbox, visitor, to, true);
        return true;
      },
      async unlink(site, visitor, lead) {
        const link = links.get(visitor);
        if (link?.lead !== lead || link.site !== site) return false;
        links.delete(visitor);
        leads.delete(lead);
        return true;
      },
    },

    leads: createMemoryLeads(state, outbox),
    erasures: createMemoryErasures(state, eraseLeads),
    rows: () => [...leads.values()],
    everything: () => [
      ...[stored, [...ids], [...profiles], [...leads], [...episodes], [...links], [...people]],
      [...personas].map(([browser, { visitors, current }]) => [browser, [...visitors], current]),
      allHandoffs(),
    ],

    cursors: {
      read: async (name) => cursors.get(name) ?? 0,
      advance: async (name, seq) => {
        cursors.set(name, Math.max(seq, cursors.get(name) ?? 0));
      },
    },
  };
}

/** A site for tests. */
export const testSite = "demo" as SiteKey;
