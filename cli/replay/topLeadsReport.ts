import type { Client } from "../../client/createClient.ts";
import { LeadlightError } from "../../client/leadlightError.ts";
import type { Explanation } from "../../shared/api/lead.ts";

/** Explanations that are asked for at the same time. */
const lanes = 8;

/**
 * The visitors with the highest totals at a moment, and the contributions of each, as lines of text.
 *
 * @param visitors Visitors of the log; other leads of the same leadlight are left out.
 * @param atMs Milliseconds since 1970.
 */
export async function topLeadsReport(
  client: Client,
  visitors: readonly string[],
  count: number,
  atMs: number,
  nameOf: (lead: string) => string,
): Promise<string> {
  const explained: Explanation[] = [];
  const waiting = visitors[Symbol.iterator]();
  const lane = async () => {
    for (const visitor of waiting) {
      const found = await client.explain(visitor, { at: atMs }).catch(ifUnknown);
      if (found !== null) explained.push(found);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  explained.sort((a, b) => b.total - a.total || (a.lead < b.lead ? -1 : 1));
  return explained
    .slice(0, count)
    .map((lead, index) => linesOf(lead, index + 1, nameOf(lead.lead)))
    .join("\n\n");
}

/** A visitor whose events were all rejected is not a lead. */
function ifUnknown(error: unknown): null {
  if (error instanceof LeadlightError && error.status === 404) return null;
  throw error;
}

function linesOf(
  { total, tier, stage, sessions, contributions }: Explanation,
  rank: number,
  name: string,
): string {
  const head = `${rank}. ${name}: ${total} points, ${tier}${stage === null ? "" : `, ${stage}`}, ${
    sessions === 1 ? "1 visit" : `${sessions} visits`
  }`;
  const reasons = contributions.map(
    ({ points, title, reason }) =>
      `   ${(points > 0 ? `+${points}` : String(points)).padStart(5)}  ${title}: ${reason}`,
  );
  return [head, ...reasons].join("\n");
}
