import type { VisitorId } from "../../shared/identity/ids.ts";
import type { Model } from "../../shared/model/model.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import { sessionGapMs } from "../../shared/profile/sessions.ts";
import { bandOf } from "../../shared/score/band.ts";
import type { Snapshot } from "../ports/lead.ts";
import type { TierCache } from "../ports/tiers.ts";

/**
 * Tells the cache where a visitor stands now, if that is news: KV costs five times a row of D1.
 *
 * The lead's row mostly says what the cache was told. It does not where several browsers share the row, nor
 * at the beginning of a visit, because jobs (time, a new version of the model) write rows and no cache: then
 * the cache itself is asked.
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
  // A new visitor is where everyone begins: no news worth a write.
  const nobody = { tier: bandOf(bands, Number.NEGATIVE_INFINITY).name, segments: [] };
  const isShared = members.length > 1;
  const isNews = !isSame(standing, row ?? nobody);
  const isNewVisit = row !== null && now - row.lastSeen > sessionGapMs;
  if (!isNews && !isNewVisit) return;
  if ((isShared || isNewVisit) && isSame(standing, (await tiers.get(visitor)) ?? nobody)) return;
  await tiers.put(visitor, { tier: standing.tier, segments: standing.segments });
}

const isSame = (one: EdgeLead, other: EdgeLead): boolean =>
  one.tier === other.tier && one.segments.join() === other.segments.join();
