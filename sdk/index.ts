/**
 * The npm entry: `import { init } from "leadlight"`. Importing it does nothing yet, on a server too. The
 * build wraps it so that each call of `init` has a copy of the script to itself (`rollup.config.mjs`).
 */
import { type Config, configure } from "./config.ts";
import { log } from "./log.ts";
import { start } from "./start.ts";
import type { Tracker } from "./tracker.ts";
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
 * const leadlight = init({ site: "acme", endpoint: "https://leads.example.com" });
 * leadlight.onScore(({ tier }) => console.log(tier));
 */
export function init(config: Config): Tracker {
  const known = trackers.get(config.site) as Tracker | undefined;
  if (known) return known;
  configure({ onError: log, ...config });
  return start();
}
