import type { RulesFault } from "../../shared/handoffs/parseRules.ts";
import type { LeadId } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import type { Site } from "../ports/sites.ts";
import { type DestinationConfig, fieldsOf } from "./destinations/destinations.ts";
import { createSend, Failed } from "./destinations/send.ts";
import type { HandoffPayload } from "./handoffPayload.ts";
import { openSecrets } from "./ruleSecrets.ts";

/**
 * Sends a sample hand-off to a destination, once, and reports the result in our own words.
 *
 * @param name Its name in the stored rules; `null` for one that was never saved.
 */
export async function testDestination(
  name: string | null,
  config: DestinationConfig,
  site: Site,
  origin: string,
  { outbound, sendMail, vault, clock }: Pick<Ports, "outbound" | "sendMail" | "vault" | "clock">,
): Promise<Result<{ readonly sent: boolean; readonly error?: string }, readonly RulesFault[]>> {
  const now = clock();
  const payload = samplePayload(site, origin, now);
  const key = `${payload.lead}-${now % 1_000_000_000}-test`;
  const input = { key, payload, owner: null, now, send: createSend(outbound), sendMail };
  try {
    const whole = name === null ? config : await openSecrets(site.key, name, config, vault);
    const checked = fieldsOf(whole, "destination");
    if (!checked.ok) return fail(checked.faults);
    await checked.kind.perform(input, checked.fields);
    return ok({ sent: true });
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return ok({ sent: false, error: error.message });
  }
}

/** No real lead: its name says that it is a test. */
function samplePayload({ key, name }: Site, origin: string, now: number): HandoffPayload {
  const lead = "0".repeat(32) as LeadId;
  const at = new Date(now).toISOString();
  return {
    ...{ lead, site: { key, name }, stage: "MQL", episode: 1, enteredAt: at },
    ...{ who: "Jane Example (a test)", email: "jane@example.com", company: "Example Ltd" },
    ...{ country: "NL", traits: { email: "jane@example.com", company: "Example Ltd" } },
    ...{ score: 60, fit: 15, total: 75, grade: "B", tier: "hot", priority: null, owner: null },
    reasons: [{ title: "Viewed the pricing page", points: 25, reason: "/pricing, 3 times" }],
    pages: [{ path: "/pricing", views: 3, lastAt: at }],
    url: `${origin}/console/leads/${lead}`,
  };
}
