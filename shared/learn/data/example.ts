/** The value of a feature: a count, a text, yes or no. `null`, `undefined` and `NaN` are missing. */
export type FeatureValue = number | string | boolean | null | undefined;

export type Features = Readonly<Record<string, FeatureValue>>;

/** What was known of one lead's episode at a cutoff, and how the episode ended. */
export interface Example {
  /** One a lead and episode: two examples with one id are duplicates, or contradict each other. */
  readonly id: string;
  /** The cutoff: the features are from before it. Milliseconds since 1970. */
  readonly atMs: number;
  readonly outcome: "won" | "lost";
  /** When the outcome was reported, in milliseconds since 1970. */
  readonly outcomeAtMs?: number;
  /** From 0 to 1, 1 by default: an open lead is "lost" with the weight that `censoringWeights` gives. */
  readonly weight?: number;
  /** The total of the published model at the cutoff, in points. */
  readonly points: number;
  readonly features: Features;
}
