import type { Projection } from "./lead.ts";

/** Keeps projections of an isolate until they are written after the response. */
export interface WriteBehind {
  /** Keeps a projection for the next drain; of one lead or visitor the newest wins. */
  add(projection: Projection): void;
  /**
   * Writes until nothing is left; returns at once when another request is writing. For `waitUntil`. It awaits
   * only its own writes, never another request's promise.
   */
  drain(): Promise<void>;
}
