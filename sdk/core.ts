/**
 * The small npm entry: `import { init } from "leadlight/core"`. Page views and engaged time, delivered
 * as well as ever; no personalising, and only the signals that are added. The build wraps it as it
 * does `index.ts`.
 */
import { type Config, configure } from "./config.ts";
import { onEngagedTime } from "./signals/onEngagedTime.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { trackers } from "./trackers.ts";

export type { Config } from "./config.ts";
export type { Score, ScoreListener } from "./personalize/onScore.ts";
export type { Signal } from "./signals/signal.ts";
export type { Tracker } from "./tracker.ts";
export type { Consent } from "./visitor/consent.ts";

/**
 * Starts the tracker of a site, or returns the one that this page already has.
 *
 * @example
 * import { onFormSubmit } from "leadlight/signals";
 * init({ site: "acme", endpoint: "https://leads.example.com" }).add(onFormSubmit);
 */
export function init(config: Config): Tracker {
  const known = trackers().get(config.site);
  if (known) return known;
  configure(config);
  const tracker = startTracker();
  tracker.add(onEngagedTime);
  return tracker;
}
