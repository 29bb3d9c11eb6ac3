/** Every port in memory, for tests: the same contract as D1 (`store.contract.ts`), no SQL. */
import { type LeadId, leadOf, type SiteKey, type VisitorId } from "../../shared/identity/ids.ts";
import { disqualifiedTier } from "../../shared/score/evaluate.ts";
import type {
  CursorStore,
  EventStore,
  LeadRow,
  LeadStore,
  ProfileRow,
  Snapshot,
  StoredEvent,
} from "../ports.ts";

export interface MemoryStore {
  readonly events: EventStore;
  readonly leads: LeadStore;
  readonly cursors: CursorStore;
}

export function createMemoryStore(): MemoryStore {
  const stored: (StoredEvent & { readonly visitor: VisitorId; readonly site: SiteKey })[] = [];
  const ids = new Set<string>();
  const profiles = new Map<VisitorId, ProfileRow>();
  const leads = new Map<LeadId, LeadRow>();
  const cursors = new Map<string, number>();

  const ofVisitor = (visitor: string) => stored.filter((event) => event.visitor === visitor);
  const siteOf = (visitor: string) => ofVisitor(visitor)[0]?.site;
  const snapshotOf = (visitor: VisitorId, site: SiteKey): Snapshot => {
    const known = profiles.get(visitor);
    const upto = known?.upto ?? 0;
    const tail = ofVisitor(visitor).filter(({ seq }) => seq > upto);
    return {
      lead: leadOf(visitor),
      site,
      row: leads.get(leadOf(visitor)) ?? null,
      members: [{ visitor, profile: known?.profile ?? null, upto, tail }],
    };
  };

  return {
    events: {
      async append({ site, visitor, receivedAt, events }) {
        const home = siteOf(visitor) ?? site;
        for (const event of home === site ? events : []) {
          const id = `${visitor} ${event.id}`;
          if (ids.has(id)) continue;
          ids.add(id);
          stored.push({ seq: stored.length + 1, receivedAt, event, visitor, site });
        }
        return snapshotOf(visitor, home);
      },
      async snapshot(lead) {
        const site = siteOf(lead);
        return site === undefined ? null : snapshotOf(lead as string as VisitorId, site);
      },
      async history(lead, untilMs) {
        return ofVisitor(lead).filter(({ event }) => event.occurredAt <= untilMs);
      },
      async timeline(lead, beforeSeq, limit) {
        return ofVisitor(lead)
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
    leads: {
      async write(projections) {
        for (const { lead, profiles: rows } of projections) {
          if (lead !== null && isNewer(lead, leads.get(lead.lead))) {
            leads.set(lead.lead, { ...lead, site: leads.get(lead.lead)?.site ?? lead.site });
          }
          for (const row of rows) {
            if (row.upto > (profiles.get(row.visitor)?.upto ?? 0)) profiles.set(row.visitor, row);
          }
        }
      },
      async list({ site, limit, tier, after }) {
        return [...leads.values()]
          .filter((row) => row.site === site)
          .filter((row) => (tier === null ? row.tier !== disqualifiedTier : row.tier === tier))
          .sort(byTotal)
          .filter((row) => after === null || byTotal(row, after) > 0)
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

const byTotal = (
  a: { readonly total: number; readonly lead: string },
  b: { readonly total: number; readonly lead: string },
): number => b.total - a.total || (a.lead < b.lead ? -1 : a.lead > b.lead ? 1 : 0);

/** A site for tests. */
export const testSite = "demo" as SiteKey;
