import type { StageMove } from "../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Profile } from "../../shared/profile/profile.ts";
import type { Event } from "../../shared/wire/event.ts";
import type { LeadColumns, LeadField } from "./leadColumns.ts";
import type { ProfileRow } from "./profileRow.ts";

/** An event in the store. */
export interface StoredEvent {
  /** Order of arrival. */
  readonly seq: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly receivedAt: number;
  readonly event: Event;
}

/**
 * One visitor of a lead: the folded events, and those that came after. Events that back ends send about a
 * person without a browser are stored under the lead's own id.
 */
export interface Member {
  readonly visitor: VisitorId;
  /** A back end confirmed that it is this person; otherwise only the browser claimed it. */
  readonly verified: boolean;
  readonly profile: Profile | null;
  /** The `seq` up to which `profile` was folded; 0 without a profile. */
  readonly upto: number;
  /** Events after `upto`, in the order of arrival. */
  readonly tail: readonly StoredEvent[];
}

/** All that is known about a lead at one moment, read in one transaction. */
export interface Snapshot {
  readonly lead: LeadId;
  /** The member that was asked for, or that the batch was stored under. */
  readonly self: VisitorId;
  /** The edge made the id that was asked for: it names a lead, or one more user of a browser. */
  readonly isMadeByEdge: boolean;
  /** The site of its first event. */
  readonly site: SiteKey;
  /** The row in the list, or `null` when none was written yet. */
  readonly row: LeadRow | null;
  readonly members: readonly Member[];
}

/** A lead as lists show it: one value for each row of `leadColumns`. */
export type LeadRow = {
  readonly [Field in LeadField]: ReturnType<LeadColumns[Field]["of"]>;
};

/** A lead's row to be written. */
export interface LeadUpdate extends LeadRow {
  /** The stage after this update for each stage that the row may be in; without them `stage` is written. */
  readonly moves?: readonly StageMove[];
  /** A stage that the row enters starts no hand-off. */
  readonly suppressHandoffs?: boolean;
  /**
   * The last event of each visitor that is counted in. When an event is neither stored nor in a profile any
   * more, it was erased, and the row is not written.
   */
  readonly counted?: readonly (readonly [visitor: VisitorId, seq: number])[];
}

/** What is to be written of an evaluated snapshot. */
export interface Projection {
  readonly lead: LeadUpdate | null;
  readonly profiles: readonly ProfileRow[];
}
