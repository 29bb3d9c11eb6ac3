import { type Config, init, type Signal, type Tracker } from "leadlight";
import type { PageTracker } from "./pageTracker.ts";

/** Trackers that have their signals: `init` returns a page's tracker again, and signals added twice count twice. */
const equipped = new WeakSet<Tracker>();

/** A tracker that starts when it is first needed, once a page, and never on a server. */
export function ownTracker(options: Config, signals: readonly Signal[]): PageTracker {
  const start = (): Tracker | null => {
    if (typeof document === "undefined") return null;
    try {
      const tracker = init(options);
      if (!equipped.has(tracker)) for (const signal of signals) tracker.add(signal);
      equipped.add(tracker);
      return tracker;
    } catch (error) {
      // An error in an effect would unmount the whole page.
      options.onError?.(error);
      return null;
    }
  };
  return {
    hear: (listener) => start()?.onScore(listener) ?? (() => {}),
    track: (...event) => start()?.track(...event),
    keepsTier: () => options.personalize === "next-page",
  };
}
