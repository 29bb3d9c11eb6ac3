import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { LeadRow, StoredEvent } from "../../ports/lead.ts";
import type { ProfileRow } from "../../ports/profileRow.ts";
import type { Tombstone } from "../../ports/tombstone.ts";

/** The lead that a visitor belongs to. */
export interface Link {
  readonly lead: LeadId;
  readonly site: SiteKey;
  readonly verified: boolean;
}

/** A browser that several people use: the id of each one's events by lead, and the one who uses it now. */
interface Personas {
  readonly visitors: Map<LeadId, VisitorId>;
  current: VisitorId;
}

/** The tables of the store in memory. */
export interface MemoryState {
  readonly stored: (StoredEvent & { readonly visitor: VisitorId; readonly site: SiteKey })[];
  /** `visitor event` */
  readonly ids: Set<string>;
  readonly profiles: Map<VisitorId, ProfileRow>;
  readonly leads: Map<LeadId, LeadRow>;
  readonly episodes: Map<LeadId, number>;
  readonly links: Map<string, Link>;
  /** By `site email`. */
  readonly people: Map<string, LeadId>;
  /** Those of `people` that only browsers claimed. */
  readonly claimed: Set<string>;
  readonly personas: Map<VisitorId, Personas>;
  /** By the id itself. */
  readonly tombstones: Map<string, Tombstone>;
}

export const createMemoryState = (): MemoryState => ({
  stored: [],
  ids: new Set(),
  profiles: new Map(),
  leads: new Map(),
  episodes: new Map(),
  links: new Map(),
  people: new Map(),
  claimed: new Set(),
  personas: new Map(),
  tombstones: new Map(),
});

/** The lead of a visitor, or a lead itself. */
export const leadOfVisitor = ({ links }: MemoryState, id: string): LeadId =>
  links.get(id)?.lead ?? (id as LeadId);

export const visitorsOf = ({ links }: MemoryState, lead: LeadId): VisitorId[] =>
  [...links].filter(([, link]) => link.lead === lead).map(([visitor]) => visitor as VisitorId);

/** A lead's own id, and the visitors that are linked to it for sure: its hand-offs are stored under these. */
export const sureMembersOf = (state: MemoryState, lead: LeadId): LeadId[] => [
  lead,
  ...(visitorsOf(state, lead).filter(
    (one) => state.links.get(one)?.verified,
  ) as string[] as LeadId[]),
];

export const isStored = ({ stored }: MemoryState, visitor: VisitorId, seq: number): boolean =>
  stored.some((event) => event.visitor === visitor && event.seq === seq);
