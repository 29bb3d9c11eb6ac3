import type { Features } from "./data/example.ts";

/** One part of a prediction: which feature, in which of its bins, and the log-odds that it adds. */
export interface PredictionReason {
  /** "average lead", "points", "calibration", a feature's name, or two names with " × " between them. */
  readonly term: string;
  /** The lead's bin in words, such as "3 to 7"; its value where the model has no bins; empty where there is neither. */
  readonly bin: string | number;
  readonly logOdds: number;
}

/** A lead as the model sees it. */
export interface PredictionInput {
  /** The total of the published model, in points. */
  readonly points: number;
  readonly features: Features;
}
