/** The npm entry: `import { init } from "leadlight"`. Importing it does nothing yet, on a server too. */
export type { Config } from "./config.ts";
export { init } from "./init.ts";
export type { Score, ScoreListener } from "./personalize/onScore.ts";
export type { Signal } from "./signals/signal.ts";
export type { Tracker } from "./tracker.ts";
export type { Consent } from "./visitor/consent.ts";
