import type { TraitValue } from "../shared/wire/event.ts";
import type { Signal } from "./signals/signal.ts";
import type { Consent } from "./visitor/consent.ts";

/** What a page can do with a tracker. None of it ever throws. */
export interface CoreTracker {
  /** Counts something of the site's own, e.g. `track("price_calculated", { seats: 40 })`. */
  track(name: string, properties?: Record<string, TraitValue>): void;
  /** Counts a page view that changed no path, e.g. a step of a wizard. */
  page(): void;
  /**
   * States facts about the visitor, e.g. `identify({ email: "jane@example.com" })`. They are not
   * verified unless the site's back end signed them.
   */
  identify(traits: Record<string, TraitValue>, signature?: string): void;
  /** Senses something more, e.g. `add(onVideoProgress)`. */
  add(signal: Signal): void;
  /** Sets what the visitor decided. `denied` also forgets what is stored. */
  consent(decision: Consent): void;
  /** Forgets the visitor and records nothing in this browser until `consent("granted")`. */
  optOut(): void;
  /** Erases the visitor at the edge, forgets them in this browser, and rests until the next page. */
  forget(): void;
  /** Forgets the visitor: the next event is of a new one. */
  reset(): void;
  /** Sends what waits and ends. */
  stop(): void;
}
