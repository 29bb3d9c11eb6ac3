import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";

/** What an erasure deleted, and which leads remain. */
export interface Erasure {
  readonly lead: LeadId;
  /** Every id that is gone: of browsers, of visitors, of the lead. */
  readonly ids: readonly VisitorId[];
  /** Leads that lost a browser and go on; their rows are to be written anew. */
  readonly survivors: readonly LeadId[];
  readonly events: number;
  readonly visitors: number;
  readonly emails: number;
  readonly handoffs: number;
}

export interface ErasureStore {
  /**
   * Erases all data of a browser's id, of every person who used it, and refuses later events of that id for a
   * while. A person with other browsers, or with events from back ends, stays without this browser. So does a
   * person whom a back end named, when the browser only claimed to be that person.
   * `null`, and nothing is done: the id belongs to another site, or the edge made it.
   */
  eraseBrowser(site: SiteKey, browser: VisitorId, at: number): Promise<Erasure | null>;
  /**
   * Erases a lead, named by its own id or one of its visitors', and refuses for a while what happened
   * before `at`. Erased before: nothing more. `null`: the site has, and had, no such lead.
   */
  eraseLead(site: SiteKey, lead: LeadId | VisitorId, at: number): Promise<Erasure | null>;
  /** Drops the tombstones that nothing late can come for any more. */
  dropTombstones(now: number): Promise<void>;
}

export interface ErasurePorts {
  readonly erasures: ErasureStore;
}
