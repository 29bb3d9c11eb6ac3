/** What pages vary by: the tier of whoever asks for one, and the segments. */
export interface EdgeLead {
  /** e.g. `hot`. */
  readonly tier: string;
  /** Names of the model's segments, e.g. `returning`. */
  readonly segments: readonly string[];
}

/** Stands before the names of segments where tiers are named, too. No model has a tier that begins so. */
const prefix = "segment:";

/** How attributes of pages name somebody: `hot`, `segment:returning`; the tier first. */
export const namesOf = ({ tier, segments }: EdgeLead): string[] => [
  tier,
  ...segments.map((segment) => prefix + segment),
];

/** Reads such names: what the script keeps for the next page. */
export function parseNames(names: string): EdgeLead {
  const [tier = "", ...segments] = names.split(" ");
  return { tier, segments: segments.map((name) => name.slice(prefix.length)) };
}
