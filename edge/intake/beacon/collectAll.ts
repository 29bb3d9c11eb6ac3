import type { LeadId } from "../../../shared/identity/ids.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Projection } from "../../ports/lead.ts";
import type { Ports } from "../../ports/ports.ts";
import { decideProjection } from "../../scoring/decideProjection.ts";
import { scoreSnapshot } from "../../scoring/scoreSnapshot.ts";

type CollectPorts = Pick<Ports, "events" | "leads" | "models" | "clock">;

/**
 * Takes in events about many people at once: one transaction stores their events and reads them, a second one
 * writes their rows. These events claim no address, and no browser has one of these ids: no tier is cached.
 *
 * The rows are written before the answer, so that a sender of a million events is no faster than the lists.
 *
 * @param batches Of one site, at least one.
 * @returns Of each batch: was it taken? Not when its visitor was erased, or is of another site.
 */
export async function collectAll(
  batches: readonly Batch[],
  { events, leads, models, clock }: CollectPorts,
): Promise<readonly ("taken" | "visitor-of-another-site" | "visitor-erased")[]> {
  const [{ site }] = batches as [Batch];
  const [snapshots, compiled] = await Promise.all([
    events.appendAll(batches),
    models.published(site),
  ]);
  const now = clock();
  const projections = new Map<LeadId, Projection>();
  const outcomes = snapshots.map((snapshot) => {
    if (snapshot.site !== site) return "visitor-of-another-site";
    if (snapshot.members.length === 0) return "visitor-erased";
    const projection = decideProjection(snapshot, scoreSnapshot(snapshot, compiled, now));
    projections.set(snapshot.lead, projection);
    return "taken";
  });
  try {
    await leads.write([...projections.values()].filter(isWorthIt));
  } catch (error) {
    // The events are stored: the sweep writes the rows.
    console.error("collect: rows were not written yet", String(error));
  }
  return outcomes;
}

const isWorthIt = ({ lead, profiles }: Projection): boolean => lead !== null || profiles.length > 0;
