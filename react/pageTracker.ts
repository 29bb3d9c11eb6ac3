import type { ScoreListener, Tracker } from "leadlight";

/** The tracker of this page, whoever starts it: the provider or a script tag. */
export interface PageTracker {
  /** Calls the listener with every score, the last one included, until the returned function is called. */
  readonly hear: (listener: ScoreListener) => () => void;
  readonly track: Tracker["track"];
  /** A new tier shows from the next page on. */
  readonly keepsTier: () => boolean;
}
