import { guard } from "../guard.ts";
import { type Stop, stopAll } from "../lifecycle/listen.ts";
import { onRestored } from "../lifecycle/onRestored.ts";
import { onRouteChange } from "../lifecycle/onRouteChange.ts";
import { whenActivated } from "../lifecycle/whenActivated.ts";

/** A page is in front of the visitor: loaded, restored from the back-forward cache, or a new route. */
export function onPageView(report: () => void): Stop {
  return stopAll([whenActivated(report), onRestored(report), guard(onRouteChange)(report)]);
}
