import type { BrowserEvent } from "../../shared/wire/event.ts";
import type { Config } from "../config.ts";

/** What a signal tells of an event: its kind and what that kind needs. The page is added. */
export type Told<Kind = BrowserEvent> = Kind extends BrowserEvent
  ? Omit<Kind, "id" | "occurredAt" | "page">
  : never;

/** Called at the end of a page view: what is to be told of it, and what is to be forgotten. */
export type EndOfView = () => void;

/** Something that can happen on a page. `view` gives the id of the current `page_view`. */
export type Signal = (
  report: (told: Told) => void,
  config: Config,
  view: () => string,
  // biome-ignore lint/suspicious/noConfusingVoidType: a signal that remembers nothing returns nothing.
) => EndOfView | void;
