import type { Client } from "../../client/createClient.ts";
import type { Explanation } from "../../shared/api/lead.ts";

/**
 * The leads with the highest totals at a moment, and the contributions of each, as lines of text.
 *
 * @param atMs Milliseconds since 1970.
 */
export async function topLeadsReport(
  client: Client,
  count: number,
  atMs: number,
  nameOf: (lead: string) => string,
): Promise<string> {
  const { leads } = await client.leads.list({ limit: count, fields: ["lead"] });
  const explained = await Promise.all(leads.map(({ lead }) => client.explain(lead, { at: atMs })));
  explained.sort((a, b) => b.total - a.total);
  return explained.map((lead, index) => linesOf(lead, index + 1, nameOf(lead.lead))).join("\n\n");
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
