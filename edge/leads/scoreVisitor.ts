import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { isVisitorId } from "../../shared/identity/ids.ts";
import type { Standing } from "../../shared/wire/collectAnswer.ts";
import type { Ports } from "../ports/ports.ts";
import { ownStanding } from "../scoring/ownStanding.ts";
import { scoreSnapshot } from "../scoring/scoreSnapshot.ts";

/** A visitor's own standing, and whose it is. */
export interface VisitorScore extends Standing {
  readonly lead: LeadId;
  readonly site: SiteKey;
}

/**
 * For another Worker of the same account: the standing of the person who uses this browser now, evaluated at
 * this moment; `null` for a visitor without events. Like `/v1/me`, it reveals nothing about unverified browsers.
 */
export async function scoreVisitor(
  visitor: VisitorId | string,
  { events, models, clock }: Pick<Ports, "events" | "models" | "clock">,
): Promise<VisitorScore | null> {
  const snapshot = isVisitorId(visitor) ? await events.snapshotOfBrowser(visitor) : null;
  if (snapshot === null || snapshot.isMadeByEdge) return null;
  const compiled = await models.published(snapshot.site);
  const now = clock();
  const scored = scoreSnapshot(snapshot, compiled, now);
  const { lead, site } = snapshot;
  return { lead, site, ...ownStanding(snapshot, scored, compiled, now).standing };
}
