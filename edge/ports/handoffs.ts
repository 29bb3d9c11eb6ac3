/** What hand-offs need of a store. */
import type { Entry } from "../../shared/handoffs/decideMoves.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";

/** Note of a hand-off without the destinations that need an e-mail address. When one is known, it is routed again. */
export const awaitsEmail = "its destinations need an e-mail address, and none is known";

/** Note of a hand-off that was dropped because its visitor was linked to a known lead. */
export const countsForPerson =
  "the visitor belongs to a known lead now, which has its own hand-offs";

/** One stage entered once by one lead: what fires once. */
export interface HandoffKey extends Entry {
  readonly lead: LeadId;
}

/** A hand-off to one destination: what a receiver sees once, however often it is sent. */
export interface DeliveryKey extends HandoffKey {
  readonly destination: string;
}

export interface Handoff extends HandoffKey {
  readonly site: SiteKey;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** `new` until it is `routed` to its destinations, or `dropped` for the reason in `note`. */
  readonly state: "new" | "routed" | "dropped";
  readonly note: string | null;
  /** Name of a person in the rules. */
  readonly owner: string | null;
  /** The payload for destinations, as JSON; `null` until the hand-off is routed. */
  readonly payload: string | null;
}

export interface Delivery extends DeliveryKey {
  readonly site: SiteKey;
  readonly state: "waiting" | "sent" | "dead";
  readonly attempts: number;
  /** Milliseconds since 1970: not before this, and while an attempt runs, when it counts as crashed. */
  readonly dueAt: number;
  readonly lastError: string | null;
  readonly sentAt: number | null;
}

/** A hand-off with its deliveries, as a list shows it. */
export interface ListedHandoff extends Handoff {
  readonly deliveries: readonly Delivery[];
}

/** What became of an attempt. */
export type Attempted =
  | { readonly state: "sent"; readonly at: number }
  | {
      readonly state: "waiting";
      readonly dueAt: number;
      readonly error: string;
      /** Whether a request was sent. If not, it counts as no attempt. */
      readonly wasSent: boolean;
    }
  | { readonly state: "dead"; readonly error: string };

/** The last hand-off of a page: the next page begins after it. */
export interface HandoffCursor {
  readonly enteredAt: number;
  readonly lead: LeadId;
}

export interface HandoffQuery {
  readonly site: SiteKey;
  readonly limit: number;
  /** Only those with a delivery in this state, or that were dropped. */
  readonly state: "waiting" | "sent" | "dead" | "dropped" | null;
  /** Where the page before ended. */
  readonly before: HandoffCursor | null;
}

/** The outbox and its deliveries. Entries come into it by `LeadStore.write`, in one transaction with the row. */
export interface HandoffStore {
  find(key: HandoffKey): Promise<Handoff | null>;
  /** Entries from before a moment that were not routed: after a crash, or when the queue was down. */
  unrouted(beforeMs: number, limit: number): Promise<readonly HandoffKey[]>;
  /**
   * When a hand-off of the same stage was last routed before this one, of the lead or of a visitor that is linked
   * to it for sure; or `null`.
   */
  lastRoutedAt(key: HandoffKey): Promise<number | null>;
  /** Routes a new hand-off, and only a new one: deliveries and state in one transaction. */
  route(
    key: HandoffKey,
    routed: {
      readonly owner: string | null;
      readonly payload: string;
      readonly note: string | null;
      readonly destinations: readonly string[];
      readonly dueAt: number;
    },
  ): Promise<boolean>;
  drop(key: HandoffKey, note: string): Promise<void>;
  /**
   * Takes a waiting delivery whose time has come, for so long; counts the attempt. `null` when it is
   * sent, dead, not due, or claimed by another run.
   */
  claim(key: DeliveryKey, nowMs: number, leaseMs: number): Promise<Delivery | null>;
  recordAttempt(key: DeliveryKey, attempted: Attempted): Promise<void>;
  /** Waiting deliveries that were due before a moment, longest waiting first. */
  due(beforeMs: number, limit: number): Promise<readonly DeliveryKey[]>;
  /** Makes a delivery wait again, from now on and with all its attempts; `null` when the site has none. */
  resend(
    site: SiteKey,
    key: Omit<DeliveryKey, "stage">,
    nowMs: number,
  ): Promise<DeliveryKey | null>;
  /** Newest first. */
  list(query: HandoffQuery): Promise<readonly ListedHandoff[]>;
  /** How many deliveries are in each state, and hand-offs that were dropped. */
  countByState(site: SiteKey): Promise<Readonly<Record<string, number>>>;
}

/** Owners of leads. */
export interface OwnerStore {
  /** The next number of a pool's turns, from 0; never the same twice. */
  takeTurn(site: SiteKey, pool: string): Promise<number>;
  ownerOfAccount(site: SiteKey, pool: string, account: string): Promise<string | null>;
  /** Sets the owner of an account unless it has one other than `instead`; returns the owner that it has. */
  giveAccount(
    site: SiteKey,
    pool: string,
    account: string,
    owner: string,
    instead: string | null,
  ): Promise<string>;
}

export interface Mute {
  readonly lead: LeadId;
  readonly site: SiteKey;
  readonly author: string;
  /** Milliseconds since 1970, or `null` for ever. */
  readonly until: number | null;
}

export interface MuteStore {
  find(lead: LeadId): Promise<Mute | null>;
  put(mute: Mute): Promise<void>;
  remove(site: SiteKey, lead: LeadId): Promise<void>;
}

/** Rules as they are kept: secrets sealed, but for those from before there was a vault. */
export interface RulesStore {
  /** `null` when the site has none. */
  find(site: SiteKey): Promise<HandoffRules | null>;
  save(site: SiteKey, rules: HandoffRules, at: number): Promise<void>;
}

/** Work for the queue: to route an entry, or to send to one destination. */
export type HandoffJob = { readonly route: HandoffKey } | { readonly deliver: DeliveryKey };

export interface HandoffQueue {
  /** @param delaySeconds How long the queue keeps it before it brings it. */
  send(jobs: readonly HandoffJob[], delaySeconds?: number): Promise<void>;
}

/** A bounded request to somewhere else: never follows a redirect, never waits for ever. */
export type Outbound = (request: Request) => Promise<Response>;

/** Sends an e-mail with Cloudflare's binding. */
export type SendMail = (mail: {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<void>;

/** A circuit breaker: skips destinations that keep timing out, so that they do not delay the others. */
export interface Breaker {
  /** Whether requests to this destination are skipped for now. */
  isOpen(delivery: Pick<Delivery, "site" | "destination">): boolean;
  /** Records whether an attempt timed out. */
  record(delivery: Pick<Delivery, "site" | "destination">, timedOut: boolean): void;
}

/** All that hand-offs need of the world. */
export interface HandoffPorts {
  readonly handoffs: HandoffStore;
  readonly owners: OwnerStore;
  readonly mutes: MuteStore;
  readonly handoffRules: RulesStore;
  readonly handoffQueue: HandoffQueue;
  readonly outbound: Outbound;
  /** `null` without the binding `EMAIL`. */
  readonly sendMail: SendMail | null;
  readonly breaker: Breaker;
  /** From 0 to 1: spreads attempts that failed together. */
  readonly random: () => number;
}
