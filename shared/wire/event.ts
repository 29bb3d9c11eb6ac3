/**
 * The events of the wire. Each kind has its own file in `shared/events`; the validators and types that
 * everything else uses, the browser's script included, are derived from their table.
 */
import * as z from "zod";
import { type Event, type EventKinds, type EventType, eventKinds } from "../events/eventKinds.ts";
import type { page, traitValue } from "../events/fields.ts";
import type { geoHint } from "../events/pageView.ts";

/** The kinds by type; a row under a name other than its schema's `type` does not compile. */
const kinds: {
  readonly [Type in EventType]: EventKinds[Type] & {
    readonly backEnd: { readonly shape: { readonly type: z.ZodLiteral<Type> } };
  };
} = eventKinds;

type FromBackEnd = EventKinds[EventType]["backEnd"];
type FromBrowser = Exclude<EventKinds[EventType]["browser"], null>;

/** Every kind: what a back end may send with an API key. */
export const anyEvent = z.discriminatedUnion(
  "type",
  Object.values(kinds).map(({ backEnd }) => backEnd) as [FromBackEnd, ...FromBackEnd[]],
);

/** The kinds that a browser may send, and what it may say in them. */
export const browserEvent = z.discriminatedUnion(
  "type",
  Object.values(kinds).flatMap(({ browser }) => browser ?? []) as [FromBrowser, ...FromBrowser[]],
);

export type { Event, EventType };
export type BrowserEvent = z.infer<typeof browserEvent>;
export type Page = z.infer<typeof page>;
export type GeoHint = z.infer<typeof geoHint>;
export type TraitValue = z.infer<typeof traitValue>;
