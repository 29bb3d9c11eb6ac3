/** What pages vary by: the tier of whoever asks for one, and the segments. */
export interface EdgeLead {
  /** e.g. `hot`. */
  readonly tier: string;
  /** Names of the model's segments, e.g. `returning`. */
  readonly segments: readonly string[];
}

/** How attributes of pages name somebody: `hot`, `segment:returning`. No model has a tier that begins so. */
export const namesOf = ({ tier, segments }: EdgeLead): string[] => [
  tier,
  ...segments.map((segment) => `segment:${segment}`),
];
