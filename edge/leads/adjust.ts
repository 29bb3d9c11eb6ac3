import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { defaultBounds } from "../../shared/profile/bounds.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import type { Ports } from "../ports/ports.ts";
import { randomVisitorId } from "../ports/randomVisitorId.ts";
import { readAdjustments } from "./readAdjustments.ts";

/** Points that a person gives or takes by hand. */
export interface AdjustmentOrder {
  /** A later one under the same name replaces it; 0 points take it back. */
  readonly name: string;
  readonly points: number;
  readonly author: string;
  readonly reason: string;
  /** Milliseconds since 1970, or `null` for never. */
  readonly expiresAt: number | null;
}

/** Writes an adjustment into the lead's events, where it is one more thing that the score follows from. */
export async function adjustLead(
  site: SiteKey,
  lead: LeadId,
  { name, points, author, reason, expiresAt }: AdjustmentOrder,
  ports: Ports,
): Promise<
  Result<{ readonly afterResponse: () => Promise<void> }, "unknown-lead" | "too-many-adjustments">
> {
  const known = await readAdjustments(site, lead, ports);
  if (known === null) return fail("unknown-lead");
  const before = known.adjustments.find((adjustment) => adjustment.name === name);
  // One more would push out the oldest, and the total would change without an author.
  if (before === undefined && known.adjustments.length >= defaultBounds.adjustments) {
    return fail("too-many-adjustments");
  }
  const now = ports.clock();
  const event = {
    id: `adjust-${randomVisitorId()}`,
    type: "adjustment",
    // The later one counts: never in the same millisecond.
    occurredAt: Math.max(now, (before?.at ?? 0) + 1),
    adjustment: name,
    points,
    author,
    reason,
    expiresAt,
  } as const;
  const batch = {
    site,
    visitor: known.lead as string as VisitorId,
    receivedAt: now,
    events: [event],
  };
  const collected = await collectBatch(batch, ports);
  return collected.kind === "scored"
    ? ok({ afterResponse: collected.afterResponse })
    : fail("unknown-lead");
}
