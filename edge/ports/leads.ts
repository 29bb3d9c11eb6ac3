import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import type { LeadRow, Projection } from "./lead.ts";
import type { FieldsWith } from "./leadColumns.ts";

/** A lead as a list shows it: with the e-mail address of the person, if it is known. */
export interface ListedLead extends LeadRow {
  readonly email: string | null;
}

/** For each field that lists are filtered by: one of these words. */
export type WordFilter = {
  readonly [Field in FieldsWith<"isFilter">]?: readonly string[] | undefined;
};

/** Which leads a list has: those that fit all that is stated. Without `tier` it has no disqualified ones. */
export interface LeadFilter extends WordFilter {
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

/** The last lead of a page: the next page begins after it. */
export interface LeadCursor {
  /** Its value of the field that the list is sorted by. */
  readonly value: number;
  readonly lead: LeadId;
}

export interface LeadQuery {
  readonly site: SiteKey;
  readonly filter: LeadFilter;
  readonly sort: LeadSort;
  readonly limit: number;
  /** Where the page before ended; `null` for the first page. */
  readonly after: LeadCursor | null;
}

export interface LeadStore {
  /**
   * Writes projections. Of each lead and visitor the one with the higher `upto` stays; of two leads with the
   * same `upto` that of the newer model, and then the one that was evaluated later. A stage that a row enters
   * goes into the outbox of hand-offs in the same transaction.
   */
  write(projections: readonly Projection[]): Promise<void>;
  /**
   * Writes only the stamps (`isStamp`) of rows that lists show as before, for one row of D1 each. A row that
   * has another `upto` by now, or was evaluated later, stays as it is.
   */
  stamp(rows: readonly LeadRow[]): Promise<void>;
  /** Leads of a site in the order asked for. */
  list(query: LeadQuery): Promise<readonly ListedLead[]>;
  /** How many leads there are in each tier. */
  countByTier(site: SiteKey): Promise<Readonly<Record<string, number>>>;
}
