import type { EdgeLead } from "../shared/personalize/edgeLead.ts";

/**
 * One name for all who get the same bytes, and no other: `hot`, `hot+returning`. No name of a tier or of a
 * segment has a `+`, and `visitorLead` puts segments in order.
 */
export const variantName = ({ tier, segments }: EdgeLead): string => [tier, ...segments].join("+");
