import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import type { Snapshot } from "../ports/lead.ts";
import type { Ports } from "../ports/ports.ts";
import type { Scored } from "../ports/scored.ts";
import { scoreSnapshot } from "./scoreSnapshot.ts";

/** Reads and evaluates a lead now; `null` when it is gone. */
export async function scoreLead(
  lead: LeadId | VisitorId,
  { events, models, clock }: Pick<Ports, "events" | "models" | "clock">,
): Promise<{ readonly snapshot: Snapshot; readonly scored: Scored } | null> {
  const snapshot = await events.snapshot(lead);
  if (snapshot === null) return null;
  const compiled = await models.published(snapshot.site);
  return { snapshot, scored: scoreSnapshot(snapshot, compiled, clock()) };
}
