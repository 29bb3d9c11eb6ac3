import type { ScoreListener, Tracker } from "leadlight";

/** The tracker of this page, started by the provider or by a script tag. */
export interface PageTracker {
  /** Calls the listener with every score, the last one included, until the returned function is called. */
  readonly hear: (listener: ScoreListener) => () => void;
  readonly track: Tracker["track"];
  /** Does the page show a new tier only from the next page on? */
  readonly keepsTier: () => boolean;
}
