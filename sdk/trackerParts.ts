import type { CollectAnswer } from "../shared/wire/collectAnswer.ts";
import type { Page } from "../shared/wire/event.ts";
import type { Change } from "./lifecycle/change.ts";
import type { Source } from "./page/source.ts";

/**
 * What a tracker may have beside page views and engaged time, each left out until it is given. The ones
 * that leadlight has itself are in `leadlight/parts`; any function of one's own will do as well.
 */
export interface Parts {
  /** What the page says it is for. Without it a page is its path. */
  readonly pageType?: () => Pick<Page, "type" | "schemaTypes">;
  /** Where a view came from. Without it no referrer is sent, and no query is read. */
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
