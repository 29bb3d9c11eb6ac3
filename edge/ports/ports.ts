/** What the Worker needs from the world. Adapters are built in `worker.ts`, and nowhere else. */

import type { Scope } from "../../shared/api/scope.ts";
import type { StageMove } from "../../shared/handoffs/decideMoves.ts";
import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import type { Profile } from "../../shared/profile/profile.ts";
import type { Batch } from "../../shared/wire/batch.ts";
import type { Event } from "../../shared/wire/event.ts";
import type { KeyRates } from "../adapters/keyRates.ts";
import type { Vault } from "../secrets/vault.ts";
import type { ErasurePorts } from "./erasures.ts";
import type { HandoffPorts } from "./handoffs.ts";
import type { InboundPorts } from "./inbound.ts";
import type { ModelPorts } from "./models.ts";

/** Milliseconds since 1970. */
export type Clock = () => number;

/** One tracked website. */
export interface Site {
  readonly key: SiteKey;
  readonly name: string;
  /** e.g. `https://www.example.com`, `https://*.example.com`. */
  readonly origins: readonly string[];
  /** Signs e-mail addresses and links; `null` when none was made, and no signature holds. */
  readonly secret: string | null;
}

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
  readonly isMuted?: boolean;
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

export interface EventStore {
  /**
   * Stores the events that are not there yet, and reads the lead, in one transaction. Stores nothing
   * when the visitor belongs to another site (`snapshot.site` tells), nor what happened before the visitor
   * was erased; when nothing at all is there then, the snapshot has no members.
   */
  append(batch: Batch): Promise<Snapshot>;
  /** The same for many visitors in one transaction, and their leads as they are after all of it. */
  appendAll(batches: readonly Batch[]): Promise<readonly Snapshot[]>;
  /** Reads a lead, named by its own id or one of its visitors'; `null` when nothing is known of it. */
  snapshot(lead: LeadId | VisitorId): Promise<Snapshot | null>;
  /** Reads the lead of the person who uses this browser now. */
  snapshotOfBrowser(browser: VisitorId): Promise<Snapshot | null>;
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

/** A browser says, or a back end vouches, that somebody with this e-mail address is using it. */
export interface Claim {
  readonly site: SiteKey;
  readonly browser: VisitorId;
  /** As `normalEmail` writes it. */
  readonly email: string;
  readonly verified: boolean;
  /** Id of the `identify`: one that is stored already claims nothing again. */
  readonly eventId: string;
  /** When it was said, milliseconds since 1970. */
  readonly at: number;
}

export interface IdentityStore {
  /**
   * Links a browser to the person with the e-mail address, who is made when nobody has it yet. What the
   * browser did before anyone was known goes to the first one. When it belongs to somebody else already,
   * two people share it: from now on what it does counts for this one.
   */
  claim(claim: Claim): Promise<void>;
  /** The leads of people with these e-mail addresses, made where nobody has one yet. */
  peopleOf(site: SiteKey, emails: readonly string[]): Promise<ReadonlyMap<string, LeadId>>;
  /** Links an anonymous visitor to a lead by hand; `false` when it belongs to somebody, or has visitors. */
  link(site: SiteKey, visitor: VisitorId, lead: LeadId, at: number): Promise<boolean>;
  /** Makes a visitor a lead of its own again, with all it did; `false` when it was not linked to the lead. */
  unlink(site: SiteKey, visitor: VisitorId, lead: LeadId): Promise<boolean>;
}

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
export interface LeadPlace {
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
  readonly after: LeadPlace | null;
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

export interface CursorStore {
  read(name: string): Promise<number>;
  advance(name: string, seq: number): Promise<void>;
}

export interface SiteStore {
  find(key: SiteKey): Promise<Site | null>;
}

export interface ApiKey {
  readonly id: string;
  /** SHA-256 of the whole key, hex. */
  readonly hash: string;
  readonly site: SiteKey;
  readonly name: string;
  /** What it opens; `null` for a key from before there were scopes, which opens all. */
  readonly scopes: readonly Scope[] | null;
  /** Milliseconds since 1970, or `null` for a key without an end. */
  readonly expiresAt: number | null;
}

export interface ApiKeyStore {
  find(id: string): Promise<ApiKey | null>;
}

/** The last known tier and segments of a visitor. A cache: it may be old, and it may be empty. */
export interface TierCache {
  get(visitor: VisitorId): Promise<EdgeLead | null>;
  put(visitor: VisitorId, known: EdgeLead): Promise<void>;
  drop(visitor: VisitorId): Promise<void>;
}

/** Takes what D1 cannot take now. */
export interface BatchQueue {
  send(batch: Batch): Promise<void>;
}

export interface Ports extends ErasurePorts, HandoffPorts, InboundPorts, ModelPorts {
  /** `null`: nothing is limited. */
  readonly keyRates: KeyRates | null;
  readonly clock: Clock;
  readonly events: EventStore;
  readonly identities: IdentityStore;
  readonly leads: LeadStore;
  readonly cursors: CursorStore;
  readonly sites: SiteStore;
  readonly vault: Vault;
  readonly apiKeys: ApiKeyStore;
  readonly tiers: TierCache;
  readonly queue: BatchQueue;
  /** Whether robots are counted like people instead of being refused. */
  readonly countRobots?: boolean;
  /** Is the record reachable? */
  readonly ping: () => Promise<void>;
}
