import type { BrowserEvent } from "../../shared/wire/event.ts";
import type { Config } from "../config.ts";

/** What a signal reports of an event: its kind and what that kind needs. The page is added. */
export type SignalPayload<Kind = BrowserEvent> = Kind extends BrowserEvent
  ? Omit<Kind, "id" | "occurredAt" | "page">
  : never;

/** Called at the end of a page view: what to report of it, and what to forget. */
export type EndOfView = () => void;

/** Something that can happen on a page. `view` gives the id of the current `page_view`. */
export type Signal = (
  report: (payload: SignalPayload) => void,
  config: Config,
  view: () => string,
  // biome-ignore lint/suspicious/noConfusingVoidType: a signal that remembers nothing returns nothing.
) => EndOfView | void;
