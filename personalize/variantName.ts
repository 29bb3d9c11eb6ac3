import type { EdgeLead } from "../shared/personalize/edgeLead.ts";

/**
 * One name for all visitors who get the same bytes: `hot`, `hot+returning`. No name of a tier or of a segment
 * contains a `+`, and `visitorLead` sorts the segments.
 */
export const variantName = ({ tier, segments }: EdgeLead): string => [tier, ...segments].join("+");
