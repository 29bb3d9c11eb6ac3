/** What inbound webhooks need of a store. */
import type { InboundSettings, InboundTraffic } from "../../shared/api/inbound.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";

/** One webhook address of a site: who sends to it, and how it is checked and read. */
export interface InboundSource {
  /** 24 hex digits, part of the URL. */
  readonly id: string;
  readonly site: SiteKey;
  /** Name in `providers.ts`. */
  readonly provider: string;
  /** For people. */
  readonly name: string;
  /** What its webhooks are signed with, or the vendor's public key. */
  readonly secret: string;
  readonly settings: InboundSettings;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A refusal is written at most this often. */
export const faultEveryMs = 60_000;

/** The outcome of one webhook request. */
export interface Received {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Rows; `null` of a webhook that was refused whole. */
  readonly rows: Pick<InboundTraffic, "accepted" | "ignored" | "refused"> | null;
  /** Why something was refused, if anything was. */
  readonly fault: string | null;
}

export interface InboundStore {
  find(id: string): Promise<InboundSource | null>;
  /** Oldest first, with what came in. */
  list(site: SiteKey): Promise<readonly (InboundSource & { readonly traffic: InboundTraffic })[]>;
  /**
   * Counts what arrived. Strangers can send requests that are refused whole: those are written once a minute.
   */
  receive(id: string, received: Received): Promise<void>;
  add(source: InboundSource): Promise<void>;
  /** Keeps a secret otherwise, unless it is another one by now. */
  reseal(id: string, before: string, after: string): Promise<void>;
  /** `false` when the site has none of this id. */
  remove(site: SiteKey, id: string): Promise<boolean>;
}

export interface InboundPorts {
  readonly inbound: InboundStore;
}
