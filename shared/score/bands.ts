/** The bands that a lead's points fall into: what tier and stage depend on, and nothing else. */
export interface Bands {
  /** What tiers and stages go by (the model's `basis`): the score, or score and fit together. */
  readonly value: number;
  /** A letter for the fit. */
  readonly grade: string;
  /** A band of `value`, or `disqualified`. */
  readonly tier: string;
  readonly disqualified: boolean;
}
