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

/** A validated beacon: times are by the server's clock, ids are checked. */
export interface Batch {
  readonly site: SiteKey;
  readonly visitor: VisitorId;
  readonly receivedAt: number;
  readonly events: readonly Event[];
}

/** Why one event of a batch was refused. */
export type RefusedReason =
  | "invalid-event"
  | "event-too-old"
  | "event-in-future"
  | "implausible-clock"
  /** The signature does not match the e-mail address. */
  | "invalid-signature";

/** A refused event, by its index in the batch and its id if it had one. */
export interface RefusedEvent {
  readonly index: number;
  readonly id?: string;
  readonly reason: RefusedReason;
}

/** The visitor's scores, as the visitor may see them. */
export interface Standing {
  /** Points from behaviour. */
  readonly score: number;
  /** Behaviour and fit together. */
  readonly total: number;
  /** e.g. `cold`, `warm`, `hot`, `disqualified`. */
  readonly tier: string;
  /** The highest stage reached, e.g. `MQL`, or `null`. */
  readonly stage: string | null;
  /** Segments of the model that the visitor is in. */
  readonly segments: readonly string[];
}

/** What a visitor gets about itself: the answer of `GET /v1/me`. */
export interface OwnAnswer extends Standing {
  /**
   * Tier and segments, signed under the site's secret. The site's server reads it from a cookie to personalise
   * pages. Absent when the site has no secret.
   */
  readonly token?: string;
}

/** Answer of `POST /v1/collect`. */
export type CollectAnswer = {
  /** Events accepted, repeats of known events included. */
  readonly accepted: number;
  readonly refused: readonly RefusedEvent[];
} & (
  | ({ readonly provisional?: false } & OwnAnswer)
  /** 202: the events are in the queue; tier and segments are the last known ones. */
  | {
      readonly provisional: true;
      readonly tier: string | null;
      readonly segments: readonly string[];
      readonly token?: never;
    }
);
