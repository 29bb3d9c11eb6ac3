import { type EventKinds, type EventType, eventKinds } from "../events/eventKinds.ts";
import { shortHash } from "../identity/shortHash.ts";
import type { Event } from "../wire/event.ts";

/**
 * One event, as short as scoring allows: what happened, to what, when.
 *
 * It does not hold what the event means (page type, channel). Evaluation looks that up, so that a changed
 * model counts for the past too. Code that creates an occurrence sets every field, in one order: objects of
 * one shape are read three times as fast as objects of a dozen shapes.
 */
export interface Occurrence {
  readonly type: EventType;
  /** Milliseconds since 1970, the server's clock. */
  readonly at: number;
  /** Hash of the event's id: breaks ties in time. For an `engagement`, hash of its page view's id. */
  readonly key: string;
  /** What it happened to: a path, a file, the name of a form. `once_per_object` counts by it. */
  readonly object: string;
  /** What the page said about itself, if anything. */
  readonly page?: PageHint | undefined;
  /** A back end vouches for it. */
  readonly verified?: true | undefined;
  /** For a page view: where the visitor came from, if from elsewhere. */
  readonly source?: Source | undefined;
  /** For an engagement: the largest total seen so far, in milliseconds. */
  readonly engagedMs?: number | undefined;
}

export interface PageHint {
  readonly type?: string;
  readonly schemaTypes?: readonly string[];
}

export interface Source {
  readonly referrer?: string;
  readonly campaign?: Readonly<Record<string, string>>;
}

/** Kinds of events that happened to something; the others state something about the lead. */
type HappeningType = {
  [Type in EventType]: EventKinds[Type]["objectOf"] extends null ? never : Type;
}[EventType];
type Happening = Extract<Event, { type: HappeningType }>;

/** The function of each kind, in one object: rows of the table have different shapes, which are slow to read. */
const objectOfType = Object.fromEntries(
  Object.entries(eventKinds).map(([type, { objectOf }]) => [type, objectOf]),
) as Record<string, ((event: never) => string) | null>;

/** What an event happened to. */
const objectOf = (event: Happening): string =>
  (objectOfType[event.type] as (event: Happening) => string)(event);

/** Names an event inside a profile: 41 bits, where 500 page views collide once in ten million. */
export const keyOf = (id: string): string => shortHash(id).slice(-8);

export function occurrenceOf(event: Happening): Occurrence {
  const isEngagement = event.type === "engagement";
  const page = isEngagement || event.type === "page_view" ? hintOf(event.page) : undefined;
  const source = event.type === "page_view" ? sourceOf(event) : undefined;
  return {
    type: event.type,
    at: event.occurredAt,
    key: keyOf(isEngagement ? event.view : event.id),
    object: objectOf(event),
    page,
    verified: event.verified === true ? true : undefined,
    source,
    engagedMs: isEngagement ? event.engagedMs : undefined,
  };
}

function hintOf(page: { type?: string | undefined; schemaTypes?: string[] | undefined }) {
  if (page.type === undefined && page.schemaTypes === undefined) return undefined;
  return {
    ...(page.type !== undefined && { type: page.type }),
    ...(page.schemaTypes !== undefined && { schemaTypes: page.schemaTypes }),
  };
}

function sourceOf(event: {
  referrer?: string | undefined;
  campaign?: Record<string, string> | undefined;
}): Source | undefined {
  if (event.referrer === undefined && event.campaign === undefined) return undefined;
  return {
    ...(event.referrer !== undefined && { referrer: event.referrer }),
    ...(event.campaign !== undefined && { campaign: event.campaign }),
  };
}

/** What orders occurrences. */
export type EventKey = Pick<Occurrence, "at" | "key" | "type">;

/** Total order: by time, then by hash of id; a page view and its engagement share the hash. */
export const byTime = (a: EventKey, b: EventKey): number =>
  a.at - b.at || compareText(a.key, b.key) || compareText(a.type, b.type);

/** By code unit: the same on every machine, as `localeCompare` is not. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
