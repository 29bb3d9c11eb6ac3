import type { StageMove } from "../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Profile } from "../../shared/profile/profile.ts";
import type { Event } from "../../shared/wire/event.ts";

/** An event as it stands in the store. */
export interface StoredEvent {
  /** Order of arrival. */
  readonly seq: number;
  /** Milliseconds since 1970, the server's clock. */
  readonly receivedAt: number;
  readonly event: Event;
}

/**
 * One visitor of a lead: what was folded, and what came since. What back ends tell of a person, without
 * any browser, is kept under the lead's own id.
 */
export interface Member {
  readonly visitor: VisitorId;
  /** Somebody vouches that it is this person; otherwise the browser only claimed it. */
  readonly verified: boolean;
  readonly profile: Profile | null;
  /** The `seq` up to which `profile` was folded; 0 without one. */
  readonly upto: number;
  /** Events after `upto`, in the order of arrival. */
  readonly tail: readonly StoredEvent[];
}

/** All there is to know of a lead at one moment, read in one transaction. */
export interface Snapshot {
  readonly lead: LeadId;
  /** The member that was asked about, or that the batch was stored under. */
  readonly self: VisitorId;
  /** The site of its first event. */
  readonly site: SiteKey;
  /** The projection as it stands, or `null` when none was written yet. */
  readonly row: LeadRow | null;
  readonly members: readonly Member[];
}

/** A lead as lists show it. */
export interface LeadRow {
  readonly lead: LeadId;
  readonly site: SiteKey;
  readonly score: number;
  readonly fit: number;
  readonly total: number;
  readonly grade: string;
  readonly tier: string;
  readonly stage: string | null;
  /** The segments it is in, in the order of the model. */
  readonly segments: readonly string[];
  /** Traits, as lists are filtered by them. */
  readonly country: string | null;
  readonly company: string | null;
  /** The channel of the first visit, e.g. `organic_search`. */
  readonly source: string | null;
  /** Milliseconds since 1970. */
  readonly firstSeen: number;
  readonly lastSeen: number;
  /** The highest `seq` that is counted in. */
  readonly upto: number;
  /** The moment it holds for, and the one at which tier, stage or a segment changes by itself, if ever. */
  readonly evaluatedAt: number;
  readonly nextChangeAt: number | null;
  /** The version of the model that it was evaluated by; 0 for the default model. */
  readonly modelVersion: number;
}

/** A lead's row to be written. */
export interface LeadUpdate extends LeadRow {
  /** Where the stage goes from where it is by then; without them `stage` is written as it stands. */
  readonly moves?: readonly StageMove[];
  /** Nobody is told of a stage that it enters. */
  readonly suppressHandoffs?: boolean;
  /**
   * The last event counted in of each visitor. When one is gone by then, and no profile has it, it was erased,
   * and this is not written.
   */
  readonly counted?: readonly (readonly [visitor: VisitorId, seq: number])[];
}

/** A visitor's fold, to be stored unless a later one is. */
export interface ProfileRow {
  readonly visitor: VisitorId;
  readonly upto: number;
  readonly profile: Profile;
}

/** What a scored snapshot leaves to write. */
export interface Projection {
  readonly lead: LeadUpdate | null;
  readonly profiles: readonly ProfileRow[];
}
