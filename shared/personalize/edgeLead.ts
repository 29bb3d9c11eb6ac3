/** What pages vary by: the tier and the segments of the visitor. */
export interface EdgeLead {
  /** e.g. `hot`. */
  readonly tier: string;
  /** Names of the model's segments, e.g. `returning`. */
  readonly segments: readonly string[];
}

/** Marks segments where tiers are named, too. No model has a tier that begins with it. */
const prefix = "segment:";

/** The names that attributes of pages use: `hot`, `segment:returning`; the tier first. */
export const namesOf = ({ tier, segments }: EdgeLead): string[] => [
  tier,
  ...segments.map((segment) => prefix + segment),
];

/** Reads such names: the script keeps them for the next page. */
export function parseNames(names: string): EdgeLead {
  const [tier = "", ...segments] = names.split(" ");
  return { tier, segments: segments.map((name) => name.slice(prefix.length)) };
}
