import type { SiteKey, VisitorId } from "../identity/ids.ts";
import type { BrowserEvent, Event } from "./event.ts";

/** Body of `POST /v1/collect?site=KEY`: JSON sent as `text/plain`, so that no preflight is needed. */
export interface Beacon {
  readonly v: 1;
  /** 128 random bits as 32 lowercase hex digits. */
  readonly visitor: string;
  /** The browser's clock when it sent this, milliseconds since 1970; corrects every `occurredAt`. */
  readonly sentAt: number;
  readonly events: readonly BrowserEvent[];
}

/** A beacon that passed the door: times are the server's, ids are checked. */
export interface Batch {
  readonly site: SiteKey;
  readonly visitor: VisitorId;
  readonly receivedAt: number;
  readonly events: readonly Event[];
}

/** Why one event of a batch was not taken. */
export type RefusedReason =
  | "invalid-event"
  | "event-too-old"
  | "event-in-future"
  | "implausible-clock"
  /** What should vouch for an e-mail address does not fit it. */
  | "invalid-signature";

/** An event that was not taken, by its place in the batch and, where it had one, its id. */
export interface RefusedEvent {
  readonly index: number;
  readonly id?: string;
  readonly reason: RefusedReason;
}

/** The visitor's standing, as the visitor may see it. */
export interface Standing {
  /** Interest: points from behaviour. */
  readonly score: number;
  /** Interest and fit together. */
  readonly total: number;
  /** e.g. `cold`, `warm`, `hot`, `disqualified`. */
  readonly tier: string;
  /** The highest stage reached, e.g. `MQL`, or `null`. */
  readonly stage: string | null;
  /** Segments of the model that it is in. */
  readonly segments: readonly string[];
}

/** What a visitor is told of itself: answer of `GET /v1/me`. */
export interface OwnAnswer extends Standing {
  /**
   * Tier and segments, signed under the site's secret, for the cookie by which the site's own server personalises
   * a page before it is sent. None when the site has no secret.
   */
  readonly token?: string;
}

/** Answer of `POST /v1/collect`. */
export type CollectAnswer = {
  /** Events taken, repeats of known ones included. */
  readonly accepted: number;
  readonly refused: readonly RefusedEvent[];
  /** Properties and traits that were cut or left out because they do not fit, e.g. `event 0: properties.plan`. */
  readonly changed?: readonly string[];
} & (
  | ({ readonly provisional?: false } & OwnAnswer)
  /** 202: the events are in the queue, tier and segments are the last ones known. */
  | {
      readonly provisional: true;
      readonly tier: string | null;
      readonly segments: readonly string[];
      readonly token?: never;
    }
);
