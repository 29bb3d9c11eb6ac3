import type * as z from "zod";
import type { leadFilter } from "../../shared/api/leadList.ts";
import type { LeadFilter } from "../ports/leads.ts";
import { countryName } from "../scoring/listedTraits.ts";

/** What a query says, as the store takes it. */
export function filterOf(asked: z.output<typeof leadFilter>): LeadFilter {
  const { tier, stage, grade, country, source, segment, seenSince, seenBefore, q } = asked;
  return {
    ...(tier && { tier }),
    ...(stage && { stage }),
    ...(grade && { grade }),
    ...(country && { country: country.map(countryName) }),
    ...(source && { source }),
    ...(segment && { segment }),
    ...(seenSince !== undefined && { seenSince }),
    ...(seenBefore !== undefined && { seenBefore }),
    ...(q !== undefined && { text: q.toLowerCase() }),
  };
}
