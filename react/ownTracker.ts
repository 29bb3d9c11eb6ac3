import { type Config, init, type Signal, type Tracker } from "leadlight";
import type { PageTracker } from "./pageTracker.ts";

/** Trackers that have their signals: `init` gives a page's tracker again, signals would count again. */
const equipped = new WeakSet<Tracker>();

/** A tracker that starts when it is first needed, once a page. On a server it never is. */
export function ownTracker(options: Config, signals: readonly Signal[]): PageTracker {
  const start = (): Tracker | null => {
    if (typeof document === "undefined") return null;
    try {
      const tracker = init(options);
      if (!equipped.has(tracker)) for (const signal of signals) tracker.add(signal);
      equipped.add(tracker);
      return tracker;
    } catch (error) {
      // An effect that throws takes the whole page down.
      options.onError?.(error);
      return null;
    }
  };
  return {
    hear: (listener) => start()?.onScore(listener) ?? (() => {}),
    track: (...told) => start()?.track(...told),
    keepsTier: () => options.personalize === "next-page",
  };
}
