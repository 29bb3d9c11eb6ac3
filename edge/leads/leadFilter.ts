import type * as z from "zod";
import type { leadFilter } from "../../shared/api/leadList.ts";
import { countryName } from "../../shared/profile/listedTraits.ts";
import { fieldsWith } from "../ports/leadColumns.ts";
import type { LeadFilter, WordFilter } from "../ports/leads.ts";

/** The filter of a request, for the store. A request may say more than that: its sort, its cursor. */
export function filterOf(asked: z.output<typeof leadFilter>): LeadFilter {
  const { segment, seenSince, seenBefore, q } = asked;
  const stated = fieldsWith("isFilter").filter((field) => asked[field] !== undefined);
  const words: WordFilter = Object.fromEntries(stated.map((field) => [field, asked[field]]));
  return {
    ...words,
    ...(words.country && { country: words.country.map(countryName) }),
    ...(segment && { segment }),
    ...(seenSince !== undefined && { seenSince }),
    ...(seenBefore !== undefined && { seenBefore }),
    ...(q !== undefined && { text: q.toLowerCase() }),
  };
}
