import type { LeadId, SiteKey, VisitorId } from "../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import { rewriteRows } from "../scoring/rewriteRows.ts";

type LinkPorts = Pick<Ports, "events" | "identities" | "leads" | "models" | "clock">;

/** Links an anonymous visitor, with all its events, to a lead. */
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
  await rewrite([to.lead], ports);
  return ok(to.lead);
}

/** Unlinks a visitor from its lead. With all its events it becomes a separate lead again. */
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
  await rewrite([from.lead, visitor], ports);
  return ok(from.lead);
}

/** Lists show at once what a person changed. */
async function rewrite(ids: readonly (LeadId | VisitorId)[], ports: LinkPorts): Promise<void> {
  await rewriteRows(await Promise.all(ids.map((id) => ports.events.snapshot(id))), ports);
}
