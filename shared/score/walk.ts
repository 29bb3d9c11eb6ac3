import type { Meaning } from "../model/meaning.ts";
import type { Timeline } from "./timeline.ts";

/** What happened, and what the model makes of each entry. */
export interface Walk {
  readonly timeline: Timeline;
  /** For each entry of the timeline. */
  readonly meanings: readonly Meaning[];
}
