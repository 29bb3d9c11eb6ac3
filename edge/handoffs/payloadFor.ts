import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { Handoff } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { scoreLead } from "../scoring/scoreLead.ts";
import { eventsInPayload, type HandoffPayload, payloadOf } from "./handoffPayload.ts";

export type PayloadPorts = Pick<Ports, "clock" | "events" | "models" | "sites">;

/**
 * The payload of a routed hand-off. An erased device takes the stored payload along, since its pages are in it:
 * then the payload is made again from what is left of the lead. It is not stored, so that no erasure can miss it.
 * `null` when nothing is left.
 */
export async function payloadFor(
  handoff: Handoff,
  rules: HandoffRules,
  ports: PayloadPorts,
): Promise<HandoffPayload | null> {
  if (handoff.payload !== null) return JSON.parse(handoff.payload) as HandoffPayload;
  const [site, read, timeline] = await Promise.all([
    ports.sites.find(handoff.site),
    scoreLead(handoff.lead, ports),
    ports.events.timeline(handoff.lead, Number.MAX_SAFE_INTEGER, eventsInPayload),
  ]);
  if (site === null || read === null) return null;
  const { enteredAt, owner } = handoff;
  return payloadOf({
    ...{ key: handoff, site, scored: read.scored, timeline, enteredAt, console: rules.console },
    owner: (owner !== null && rules.people[owner]) || null,
  });
}
