import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import type { LeadRow, Projection } from "./lead.ts";

/** A lead as a list shows it: with the e-mail address of the person, if it is known. */
export interface ListedLead extends LeadRow {
  readonly email: string | null;
}

/** Which leads a list has: those that fit all that is stated. Of a list of words one must fit. */
export interface LeadFilter {
  /** Without it disqualified leads are left out. */
  readonly tier?: readonly string[];
  readonly stage?: readonly string[];
  readonly grade?: readonly string[];
  readonly country?: readonly string[];
  readonly source?: readonly string[];
  readonly segment?: string;
  /** Last seen at or after, and before: milliseconds since 1970. */
  readonly seenSince?: number;
  readonly seenBefore?: number;
  /** Part of the e-mail address or of the company's name, in lower case. */
  readonly text?: string;
}

export interface LeadSort {
  readonly by: "total" | "score" | "fit" | "lastSeen" | "firstSeen";
  readonly descending: boolean;
}

/** Where a lead stands in a list. */
export interface LeadCursor {
  /** What the list is sorted by. */
  readonly value: number;
  readonly lead: LeadId;
}

export interface LeadQuery {
  readonly site: SiteKey;
  readonly filter: LeadFilter;
  readonly sort: LeadSort;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: LeadCursor | null;
}

export interface LeadStore {
  /**
   * Writes projections; of each lead and visitor the one with the higher `upto` stays, of two leads
   * with the same one that of the newer model, and then that which was evaluated later. A stage that is
   * entered by it goes into the outbox of hand-offs, in the same transaction.
   */
  write(projections: readonly Projection[]): Promise<void>;
  /** Leads of a site in the order asked for; disqualified ones only when asked for by that tier. */
  list(query: LeadQuery): Promise<readonly ListedLead[]>;
  /** Leads with ids in `[fromId, toId)` whose next change is due. */
  due(nowMs: number, fromId: string, toId: string): Promise<readonly LeadId[]>;
  /** How many leads there are in each tier. */
  countByTier(site: SiteKey): Promise<Readonly<Record<string, number>>>;
}
