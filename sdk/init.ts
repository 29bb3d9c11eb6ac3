import type { Config } from "./config.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { trackers } from "./trackers.ts";

/**
 * Starts the tracker of a site, or returns the one that this page already has.
 *
 * @example
 * const leadlight = init({ site: "acme", endpoint: "https://leads.example.com" });
 * leadlight.onScore(({ tier }) => console.log(tier));
 */
export function init(config: Config): Tracker {
  return trackers().get(config.site) ?? startTracker(config);
}
