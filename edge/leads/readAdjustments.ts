import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Adjustment } from "../../shared/profile/adjustments.ts";
import type { Ports } from "../ports/ports.ts";
import { foldMembers, profileOf } from "../scoring/scoreSnapshot.ts";

/** A lead, and the points that people gave or took by hand, newest first. */
interface LeadAdjustments {
  readonly lead: LeadId;
  readonly adjustments: readonly Omit<Adjustment, "key">[];
}

/** Reads a lead's adjustments without evaluating it; `null` when the site has no such lead. */
export async function readAdjustments(
  site: SiteKey,
  lead: LeadId | VisitorId,
  { events }: Pick<Ports, "events">,
): Promise<LeadAdjustments | null> {
  const snapshot = await events.snapshot(lead);
  if (snapshot === null || snapshot.site !== site) return null;
  const { adjustments } = profileOf(foldMembers(snapshot.members));
  return { lead: snapshot.lead, adjustments: adjustments.map(({ key: _, ...stated }) => stated) };
}
