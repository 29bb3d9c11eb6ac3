import type { CollectAnswer } from "../shared/wire/batch.ts";
import type { Page } from "../shared/wire/event.ts";
import { config } from "./config.ts";
import type { Change } from "./lifecycle/onRouteChange.ts";
import type { Source } from "./page/source.ts";

/**
 * What a tracker may have beside page views and engaged time, each left out until it is given. The ones
 * that leadlight has itself are in `leadlight/parts`; any function of one's own will do as well.
 */
export interface Parts {
  /** What the page says it is for. Without it a page is its path. */
  readonly pageType?: () => Pick<Page, "type" | "schemaTypes">;
  /** Where a view came from. Without it no referrer is told, and no query is read. */
  readonly source?: (referrer: string, query?: string) => Source;
  /**
   * Hears what the Worker answers, the standing of the visitor, e.g. its `tier`; nothing when the visitor
   * is forgotten.
   */
  readonly onAnswer?: (answer?: CollectAnswer, visitor?: string) => void;
  /** Where the path of a view is, if not in the path of the address. */
  readonly path?: () => string | false | undefined;
  /** Calls when the address may have changed without a new document: a single-page application. */
  readonly onRouteChange?: (changed: (change: Change) => void) => void;
}

/*
 * For the script and for `leadlight` the build takes `everyPart.ts` in place of this file, so that they
 * pay nothing for the choice. The core has what its `init` was given:
 */
export const pageType = () => config.pageType?.();
export const source = (referrer: string, query?: string) => config.source?.(referrer, query);
export const onAnswer = (answer?: CollectAnswer, visitor?: string) =>
  config.onAnswer?.(answer, visitor);
export const path = () => config.path?.();
export const onRouteChange = (changed: (change: Change) => void) => config.onRouteChange?.(changed);

/* It never has these: it prints nothing, and keeps the visitor's id in localStorage alone. */
export const log = (..._what: unknown[]): void => {};
export const readCookies = (): string => "";
export const keepCookie = (_text: string): void => {};
