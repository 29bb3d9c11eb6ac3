import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import { rowOf } from "../scoring/decideProjection.ts";
import { scoreLead } from "../scoring/scoreLead.ts";

type LinkPorts = Pick<Ports, "events" | "identities" | "leads" | "models" | "clock">;

/** Makes an anonymous visitor one of a lead's, with all that it did. */
export async function linkVisitor(
  site: SiteKey,
  lead: LeadId,
  visitor: VisitorId,
  ports: LinkPorts,
): Promise<Result<LeadId, "unknown-lead" | "already-linked">> {
  const [to, from] = await Promise.all([
    ports.events.snapshot(lead),
    ports.events.snapshot(visitor),
  ]);
  if (to?.site !== site || from?.site !== site) return fail("unknown-lead");
  const isLinked = await ports.identities.link(site, visitor, to.lead, ports.clock());
  if (!isLinked) return fail("already-linked");
  await writeRows([to.lead], ports);
  return ok(to.lead);
}

/** Makes one of a lead's visitors a lead of its own again, with all that it did. */
export async function unlinkVisitor(
  site: SiteKey,
  lead: LeadId,
  visitor: VisitorId,
  ports: LinkPorts,
): Promise<Result<LeadId, "unknown-lead">> {
  const from = await ports.events.snapshot(lead);
  if (from?.site !== site) return fail("unknown-lead");
  const isUnlinked = await ports.identities.unlink(site, visitor, from.lead);
  if (!isUnlinked) return fail("unknown-lead");
  await writeRows([from.lead, visitor], ports);
  return ok(from.lead);
}

/** Lists show at once what was changed by hand. */
async function writeRows(ids: readonly (LeadId | VisitorId)[], ports: LinkPorts): Promise<void> {
  const read = await Promise.all(ids.map((id) => scoreLead(id, ports)));
  await ports.leads.write(
    read.flatMap((one) =>
      one === null ? [] : [{ lead: rowOf(one.snapshot, one.scored), profiles: [] }],
    ),
  );
}
