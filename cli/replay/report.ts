import type { Contribution } from "../../shared/score/contribution.ts";
import type { Server } from "./sendVisits.ts";

interface Lead {
  readonly lead: string;
  readonly total: number;
  readonly tier: string;
  readonly stage: string | null;
  readonly sessions: number;
  readonly contributions: readonly Contribution[];
}

/** The leads with the most points, and why, as they stood at a moment, as lines of text. */
export async function reportTopLeads(
  count: number,
  atMs: number,
  nameOf: (lead: string) => string,
  { origin, key }: Server,
): Promise<string> {
  const ask = async (path: string) => {
    const answer = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${key}` } });
    if (!answer.ok) throw new Error(`${origin}${path}: ${answer.status}`);
    return answer.json();
  };
  const { leads } = (await ask(`/v1/leads?limit=${count}`)) as { leads: { lead: string }[] };
  const explained = await Promise.all(
    leads.map(({ lead }) => ask(`/v1/leads/${lead}/explain?at=${atMs}`) as Promise<Lead>),
  );
  explained.sort((a, b) => b.total - a.total);
  return explained.map((lead, index) => linesOf(lead, index + 1, nameOf(lead.lead))).join("\n\n");
}

function linesOf(
  { total, tier, stage, sessions, contributions }: Lead,
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
