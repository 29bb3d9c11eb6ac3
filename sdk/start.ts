import { isOn } from "./config.ts";
import { defaultSignals } from "./defaultSignals.ts";
import { personalize } from "./personalize/personalize.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { trackers } from "./trackers.ts";

/** The tracker with everything the script has by default. */
export function start(): Tracker {
  // The page shows one tier, that of its first tracker.
  if (!trackers().size) personalize();
  const tracker = startTracker();
  for (const [name, signal] of Object.entries(defaultSignals)) if (isOn(name)) tracker.add(signal);
  return tracker;
}
