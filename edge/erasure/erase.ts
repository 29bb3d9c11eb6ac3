import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import type { Erasure } from "../ports/erasures.ts";
import type { Ports } from "../ports/ports.ts";
import { rowOf } from "../scoring/decideProjection.ts";
import { scoreLead } from "../scoring/scoreLead.ts";

type ErasePorts = Pick<Ports, "clock" | "erasures" | "events" | "leads" | "models" | "tiers">;

/** What a browser asks to be forgotten; `null`: it is no browser of this site. */
export async function eraseBrowser(
  site: SiteKey,
  browser: VisitorId,
  ports: ErasePorts,
): Promise<Erasure | null> {
  return follow(await ports.erasures.eraseBrowser(site, browser, ports.clock()), ports);
}

/** A person, with every browser and all that back ends told; `null`: the site has no such lead. */
export async function eraseLead(
  site: SiteKey,
  lead: LeadId | VisitorId,
  ports: ErasePorts,
): Promise<Erasure | null> {
  return follow(await ports.erasures.eraseLead(site, lead, ports.clock()), ports);
}

/** What stands outside of the transaction: the cache of tiers, and the lists of those who go on. */
async function follow(erased: Erasure | null, ports: ErasePorts): Promise<Erasure | null> {
  if (erased === null) return null;
  const [read] = await Promise.all([
    Promise.all(erased.survivors.map((lead) => scoreLead(lead, ports))),
    ...erased.ids.map((id) => ports.tiers.drop(id)),
  ]);
  await ports.leads.write(
    read.flatMap((one) =>
      // Nobody is told of a stage that somebody enters by losing a part of the past.
      one === null
        ? []
        : [{ lead: { ...rowOf(one.snapshot, one.scored), suppressHandoffs: true }, profiles: [] }],
    ),
  );
  return erased;
}
