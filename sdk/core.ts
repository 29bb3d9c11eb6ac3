/**
 * The small npm entry: `import { init } from "leadlight/core"`. Page views and engaged time, delivered
 * as well as ever; everything else is there only when it is given: signals by `add`, parts by `init`. The
 * build wraps it as it does `index.ts`.
 */
import { type Config, configure } from "./config.ts";
import type { CoreTracker } from "./coreTracker.ts";
import { onEngagedTime } from "./signals/onEngagedTime.ts";
import { startTracker } from "./tracker.ts";
import type { Parts } from "./trackerParts.ts";
import { trackers } from "./trackers.ts";

export type { CoreTracker } from "./coreTracker.ts";
export type { Signal } from "./signals/signal.ts";
export type { Parts } from "./trackerParts.ts";
export type { Consent } from "./visitor/consent.ts";

/** How the small tracker is set up; of the options those that its parts have a use for. */
export type CoreConfig = Omit<Config, "signals" | "personalize" | "debug" | "hash"> & Parts;

function start(config: CoreConfig): CoreTracker {
  configure(config);
  const tracker = startTracker();
  tracker.add(onEngagedTime);
  return tracker;
}

/**
 * Starts the tracker of a site, or returns the one that this page already has.
 *
 * @example
 * import { pageType } from "leadlight/parts";
 * import { onFormSubmit } from "leadlight/signals";
 * init({ site: "acme", endpoint: "https://leads.example.com" , pageType }).add(onFormSubmit);
 */
export function init(config: CoreConfig): CoreTracker {
  return trackers.get(config.site) ?? start(config);
}
