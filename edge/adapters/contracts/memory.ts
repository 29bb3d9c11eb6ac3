/** Every port in memory, for tests: the same contract as D1 (`store.contract.ts`), no SQL. */
import { decideEntry } from "../../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Tombstone } from "../../erasure/tombstone.ts";
import { maxVisitorsPerLead, randomVisitorId } from "../../identity/visitors.ts";
import { comparePlaces, placeOf } from "../../leads/leadOrder.ts";
import type { CursorStore } from "../../ports/cursors.ts";
import type { ErasureStore } from "../../ports/erasures.ts";
import type { EventStore } from "../../ports/events.ts";
import type { IdentityStore } from "../../ports/identities.ts";
import type { LeadRow, Member, ProfileRow, Snapshot, StoredEvent } from "../../ports/lead.ts";
import type { LeadFilter, LeadPlace, LeadStore, ListedLead } from "../../ports/leads.ts";
import { createMemoryErasures } from "./memoryErasures.ts";
import { createMemoryHandoffs, type MemoryHandoffs } from "./memoryHandoffs.ts";

export interface MemoryStore extends Omit<MemoryHandoffs, "outbox" | "eraseLeads" | "everything"> {
  readonly events: EventStore;
  readonly identities: IdentityStore;
  readonly leads: LeadStore;
  readonly cursors: CursorStore;
  readonly erasures: ErasureStore;
}

export interface Link {
  readonly lead: LeadId;
  readonly site: SiteKey;
  readonly verified: boolean;
}

/** Whose id a browser's events are kept under, by lead; and who uses it now. */
export interface Personas {
  readonly visitors: Map<LeadId, VisitorId>;
  current: VisitorId;
}

/** `everything`: all that is kept, for a test that looks for what should be gone. */
export function createMemoryStore(): MemoryStore & { everything(): unknown } {
  const stored: (StoredEvent & { readonly visitor: VisitorId; readonly site: SiteKey })[] = [];
  const ids = new Set<string>();
  const profiles = new Map<VisitorId, ProfileRow>();
  const leads = new Map<LeadId, LeadRow>();
  const episodes = new Map<LeadId, number>();
  const { outbox, eraseLeads, everything: toldElsewhere, ...handoffs } = createMemoryHandoffs();
  const cursors = new Map<string, number>();
  const links = new Map<string, Link>();
  const people = new Map<string, LeadId>();
  const personas = new Map<VisitorId, Personas>();
  const tombstones = new Map<string, Tombstone>();
  let lastSeq = 0;

  const ofVisitor = (visitor: string) => stored.filter((event) => event.visitor === visitor);
  const siteOf = (visitor: string) => ofVisitor(visitor)[0]?.site ?? links.get(visitor)?.site;
  const selfOf = (browser: VisitorId) => personas.get(browser)?.current ?? browser;
  const leadOfVisitor = (id: string) => links.get(id)?.lead ?? (id as LeadId);
  const visitorsOf = (lead: LeadId) =>
    [...links].filter(([, link]) => link.lead === lead).map(([visitor]) => visitor as VisitorId);
  const ofLead = (id: string) => {
    const lead = leadOfVisitor(id);
    const visitors = new Set<string>([lead, ...visitorsOf(lead)]);
    return stored.filter(({ visitor }) => visitors.has(visitor));
  };

  const memberOf = (visitor: VisitorId, verified: boolean): Member => {
    const known = profiles.get(visitor);
    const upto = known?.upto ?? 0;
    const tail = ofVisitor(visitor).filter(({ seq }) => seq > upto);
    return { visitor, verified, profile: known?.profile ?? null, upto, tail };
  };
  const snapshotOf = (self: VisitorId): Snapshot | null => {
    const lead = leadOfVisitor(self);
    const visitors = visitorsOf(lead);
    const row = leads.get(lead) ?? null;
    const site = [lead, ...visitors].map(siteOf).find((one) => one !== undefined) ?? row?.site;
    if (site === undefined) return null;
    return {
      lead,
      self,
      site,
      row,
      members: [
        memberOf(lead as string as VisitorId, true),
        ...visitors.map((one) => memberOf(one, links.get(one)?.verified === true)),
      ],
    };
  };

  const isStored = (visitor: VisitorId, seq: number) =>
    stored.some((event) => event.visitor === visitor && event.seq === seq);
  const isErased = (id: string, at: number) => at < (tombstones.get(id)?.refusesBefore ?? 0);

  const emailKey = (site: SiteKey, email: string) => `${site} ${email}`;
  const personOf = (site: SiteKey, email: string): LeadId => {
    const known = people.get(emailKey(site, email)) ?? (randomVisitorId() as string as LeadId);
    people.set(emailKey(site, email), known);
    return known;
  };

  const insert = ({ site, visitor: browser, receivedAt, events }: Batch): void => {
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
      const nobody = { lead: self as string as LeadId, self, site, row: null, members: [] };
      return snapshotOf(self) ?? nobody;
    });
  };

  return {
    ...handoffs,
    events: {
      append: async (batch) => (await appendAll([batch]))[0] as Snapshot,
      appendAll,
      snapshot: async (lead) => snapshotOf(lead as VisitorId),
      snapshotOfBrowser: async (browser) => snapshotOf(selfOf(browser)),
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
      async claim({ site, browser, email, verified, eventId, at }) {
        if (isErased(browser, at)) return;
        const known = [browser, ...(personas.get(browser)?.visitors.values() ?? [])];
        if (known.some((visitor) => ids.has(`${visitor} ${eventId}`))) return;
        if ((siteOf(browser) ?? site) !== site) return;
        const lead = personOf(site, email);
        const first = links.get(browser);
        if (first !== undefined && first.lead !== lead && !personas.has(browser)) {
          const visitors = new Map([[first.lead, browser]]);
          personas.set(browser, { visitors, current: browser });
        }
        const shared = personas.get(browser);
        if (shared !== undefined) {
          shared.current = shared.visitors.get(lead) ?? randomVisitorId();
          shared.visitors.set(lead, shared.current);
        }
        const self = selfOf(browser);
        const link = links.get(self);
        if ((self as string) === lead) return;
        if (link === undefined) {
          if (visitorsOf(lead).length >= maxVisitorsPerLead) return;
          for (const one of visitorsOf(self as string as LeadId)) {
            links.set(one, { ...(links.get(one) as Link), lead });
          }
          links.set(self, { lead, site, verified });
          for (const [key, known] of people) {
            if ((known as string) === self) people.set(key, lead);
          }
          leads.delete(self as string as LeadId);
        } else if (link.lead === lead && verified) {
          links.set(self, { ...link, verified });
        }
      },
      async peopleOf(site, emails) {
        return new Map(emails.map((email) => [email, personOf(site, email)]));
      },
      async link(site, visitor, lead) {
        const to = leadOfVisitor(lead);
        const isLead = visitorsOf(visitor as string as LeadId).length > 0;
        const isPerson = [...people.values()].includes(visitor as string as LeadId);
        const isFull = visitorsOf(to).length >= maxVisitorsPerLead;
        if (links.has(visitor) || (to as string) === visitor || isLead || isPerson || isFull) {
          return false;
        }
        links.set(visitor, { lead: to, site, verified: true });
        leads.delete(visitor as string as LeadId);
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

    leads: {
      async write(projections) {
        for (const { lead, profiles: rows } of projections) {
          const counted = lead?.counted ?? [];
          const isGone = counted.some(
            ([visitor, seq]) =>
              !isStored(visitor, seq) && !((profiles.get(visitor)?.upto ?? 0) >= seq),
          );
          if (
            lead !== null &&
            !isGone &&
            !links.has(lead.lead) &&
            isNewer(lead, leads.get(lead.lead))
          ) {
            const { moves = [], suppressHandoffs, counted: _, ...row } = lead;
            const known = leads.get(row.lead);
            const last = outbox.lastOf(row.lead);
            const before = {
              stage: known === undefined ? (last?.stage ?? null) : known.stage,
              episode: (known && episodes.get(row.lead)) ?? last?.episode ?? 0,
            };
            const { stage, episode, entry } = decideEntry(before, moves, row.stage);
            const site = known?.site ?? row.site;
            if (entry !== null && suppressHandoffs !== true) {
              outbox.enter({ lead: row.lead, ...entry }, site, row.evaluatedAt);
            }
            episodes.set(row.lead, episode);
            leads.set(row.lead, { ...row, stage, site });
          }
          for (const row of rows) {
            const isLater = row.upto > (profiles.get(row.visitor)?.upto ?? 0);
            if (isLater && isStored(row.visitor, row.upto)) profiles.set(row.visitor, row);
          }
        }
      },
      async list({ site, filter, sort, limit, after }) {
        const emails = new Map([...people].map(([key, lead]) => [lead, key.split(" ")[1] ?? null]));
        const compare = (a: LeadPlace, b: LeadPlace) => comparePlaces(a, b, sort);
        return [...leads.values()]
          .map((row) => ({ ...row, email: emails.get(row.lead) ?? null }))
          .filter((row) => row.site === site && fits(row, filter))
          .sort((a, b) => compare(placeOf(a, sort), placeOf(b, sort)))
          .filter((row) => after === null || compare(placeOf(row, sort), after) > 0)
          .slice(0, limit);
      },
      async due(nowMs, fromId, toId) {
        return [...leads.values()]
          .filter(({ lead }) => lead >= fromId && lead < toId)
          .filter(({ nextChangeAt }) => nextChangeAt !== null && nextChangeAt <= nowMs)
          .map(({ lead }) => lead);
      },
      async countByTier(site) {
        const counts: Record<string, number> = {};
        for (const row of leads.values()) {
          if (row.site === site) counts[row.tier] = (counts[row.tier] ?? 0) + 1;
        }
        return counts;
      },
    },
    erasures: createMemoryErasures({
      ...{ stored, ids, profiles, leads, episodes, links, people, personas, tombstones },
      ...{ visitorsOf, leadOfVisitor, eraseLeads },
    }),
    everything: () => [
      ...[stored, [...ids], [...profiles], [...leads], [...episodes], [...links], [...people]],
      [...personas].map(([browser, { visitors, current }]) => [browser, [...visitors], current]),
      toldElsewhere(),
    ],

    cursors: {
      read: async (name) => cursors.get(name) ?? 0,
      advance: async (name, seq) => {
        cursors.set(name, Math.max(seq, cursors.get(name) ?? 0));
      },
    },
  };
}

const isNewer = (row: LeadRow, known: LeadRow | undefined): boolean =>
  known === undefined ||
  row.upto > known.upto ||
  (row.upto === known.upto &&
    (row.modelVersion > known.modelVersion ||
      (row.modelVersion === known.modelVersion && row.evaluatedAt > known.evaluatedAt)));

/** Whether a list with this filter has the lead. */
function fits(row: ListedLead, filter: LeadFilter): boolean {
  const { segment, seenSince, seenBefore, text } = filter;
  const words = ["stage", "grade", "country", "source"] as const;
  return (
    (filter.tier === undefined ? row.tier !== disqualifiedTier : filter.tier.includes(row.tier)) &&
    words.every((name) => filter[name]?.includes(row[name] ?? "") ?? true) &&
    (segment === undefined || row.segments.includes(segment)) &&
    (seenSince === undefined || row.lastSeen >= seenSince) &&
    (seenBefore === undefined || row.lastSeen < seenBefore) &&
    (text === undefined ||
      [row.email, row.company].some((one) => one?.toLowerCase().includes(text)))
  );
}

/** A site for tests. */
export const testSite = "demo" as SiteKey;
