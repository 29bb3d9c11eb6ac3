import type { VisitorId } from "../../shared/identity/ids.ts";
import type { Model } from "../../shared/model/model.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import { sessionGapMs } from "../../shared/profile/sessions.ts";
import { bandOf } from "../../shared/score/band.ts";
import type { Snapshot } from "../ports/lead.ts";
import type { TierCache } from "../ports/tiers.ts";

/**
 * Writes the tier and segments of a visitor to the cache if they changed: KV costs five times a row of D1.
 *
 * The lead's row mostly equals the cache. It may differ where several browsers share the row, and at the
 * beginning of a visit, because jobs (time, a new version of the model) write rows and no cache. Then the
 * cache itself is read.
 *
 * @param now Milliseconds since 1970.
 */
export async function updateTierCache(
  visitor: VisitorId,
  standing: EdgeLead,
  { row, members }: Pick<Snapshot, "row" | "members">,
  { tiers: bands }: Model,
  tiers: TierCache,
  now: number,
): Promise<void> {
  // A new visitor in the lowest tier is not worth a write.
  const initial = { tier: bandOf(bands, Number.NEGATIVE_INFINITY).name, segments: [] };
  const isShared = members.length > 1;
  const isChanged = !isSame(standing, row ?? initial);
  const isNewVisit = row !== null && now - row.lastSeen > sessionGapMs;
  if (!isChanged && !isNewVisit) return;
  if ((isShared || isNewVisit) && isSame(standing, (await tiers.get(visitor)) ?? initial)) return;
  await tiers.put(visitor, { tier: standing.tier, segments: standing.segments });
}

const isSame = (one: EdgeLead, other: EdgeLead): boolean =>
  one.tier === other.tier && one.segments.join() === other.segments.join();
