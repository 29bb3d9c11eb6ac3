import { isOn } from "./config.ts";
import { defaultSignals } from "./defaultSignals.ts";
import { guard } from "./guard.ts";
import { onScore, score } from "./personalize/onScore.ts";
import { personalize } from "./personalize/personalize.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { trackers } from "./trackers.ts";

/** The tracker with everything the script has by default. */
export function start(): Tracker {
  // The page shows one tier, that of its first tracker.
  if (!trackers.size) personalize();
  const tracker = startTracker() as Tracker;
  tracker.onscore = tracker.onScore = guard(onScore);
  tracker.score = guard(score) as Tracker["score"];
  // Its own names: a page may have put some on the prototype of every object.
  for (const name of Object.keys(defaultSignals))
    if (isOn(name)) tracker.add(defaultSignals[name as keyof typeof defaultSignals]);
  return tracker;
}
