import { type Config, isOn } from "./config.ts";
import { defaultSignals } from "./defaultSignals.ts";
import { personalize } from "./personalize/personalize.ts";
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
  const known = trackers().get(config.site);
  if (known) return known;
  // The page shows one tier, that of its first tracker.
  const tracker = startTracker(config, trackers().size ? undefined : personalize(config));
  for (const [name, signal] of Object.entries(defaultSignals))
    if (isOn(config, name)) tracker.add(signal);
  return tracker;
}
