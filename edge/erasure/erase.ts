import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Erasure } from "../ports/erasures.ts";
import type { Ports } from "../ports/ports.ts";
import { rewriteRows } from "../scoring/rewriteRows.ts";

type ErasePorts = Pick<Ports, "clock" | "erasures" | "events" | "leads" | "models" | "tiers">;

/** Erases a browser at the visitor's wish; `null` when it is no browser of this site. */
export async function eraseBrowser(
  site: SiteKey,
  browser: VisitorId,
  ports: ErasePorts,
): Promise<Erasure | null> {
  return follow(await ports.erasures.eraseBrowser(site, browser, ports.clock()), ports);
}

/** Erases a person with every browser and all events from back ends; `null` when the site has no such lead. */
export async function eraseLead(
  site: SiteKey,
  lead: LeadId | VisitorId,
  ports: ErasePorts,
): Promise<Erasure | null> {
  return follow(await ports.erasures.eraseLead(site, lead, ports.clock()), ports);
}

/** What one transaction of D1 cannot do: the cache of tiers, and the rows of leads that lost a browser. */
async function follow(erased: Erasure | null, ports: ErasePorts): Promise<Erasure | null> {
  if (erased === null) return null;
  const [survivors] = await Promise.all([
    Promise.all(erased.survivors.map((lead) => ports.events.snapshot(lead))),
    ...erased.ids.map((id) => ports.tiers.drop(id)),
  ]);
  // Losing a part of the past may raise a lead to a stage. Sales gets no hand-off for that.
  await rewriteRows(survivors, ports, { suppressHandoffs: true });
  return erased;
}
