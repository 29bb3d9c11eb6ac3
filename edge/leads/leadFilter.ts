import type * as z from "zod";
import type { leadFilter } from "../../shared/api/leadList.ts";
import { countryName } from "../../shared/profile/listedTraits.ts";
import type { LeadFilter } from "../ports/leads.ts";

/** The filter of a request, for the store. */
export function filterOf(asked: z.output<typeof leadFilter>): LeadFilter {
  const { country, q, ...same } = asked;
  return {
    ...same,
    ...(country && { country: country.map(countryName) }),
    ...(q !== undefined && { text: q.toLowerCase() }),
  };
}
