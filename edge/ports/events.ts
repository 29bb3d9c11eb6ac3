import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Batch } from "../../shared/wire/batch.ts";
import type { Snapshot, StoredEvent } from "./lead.ts";

export interface EventStore {
  /**
   * Stores the events that are not there yet, and reads the lead, in one transaction. Stores nothing
   * when the visitor belongs to another site (`snapshot.site` shows it), nor events from before the visitor
   * was erased; when nothing at all is there then, the snapshot has no members.
   */
  append(batch: Batch): Promise<Snapshot>;
  /** The same for many visitors in one transaction, and their leads as they are after all of it. */
  appendAll(batches: readonly Batch[]): Promise<readonly Snapshot[]>;
  /** Reads a lead, named by its own id or one of its visitors'; `null` when nothing is known of it. */
  snapshot(lead: LeadId | VisitorId): Promise<Snapshot | null>;
  /** Reads the lead of the person who uses this browser now. */
  snapshotOfBrowser(browser: VisitorId): Promise<Snapshot | null>;
  /** The site of a lead, named by its own id or one of its visitors'; `null` when nothing is known of it. */
  siteOf(lead: LeadId | VisitorId): Promise<SiteKey | null>;
  /** A lead's events up to a moment, oldest first: what a replay needs. */
  history(lead: LeadId | VisitorId, untilMs: number): Promise<readonly StoredEvent[]>;
  /** A lead's events, newest first, from before `beforeSeq`. */
  timeline(
    lead: LeadId | VisitorId,
    beforeSeq: number,
    limit: number,
  ): Promise<readonly StoredEvent[]>;
  /** Visitors with events in `(afterSeq, afterSeq + span]`, and the highest `seq` of that range. */
  visitorsSince(
    afterSeq: number,
    span: number,
  ): Promise<{ readonly upto: number; readonly visitors: readonly VisitorId[] }>;
}
