import { Hono } from "hono";
import { isVisitorId, type LeadId } from "../../../shared/identity/ids.ts";
import { linkVisitor, unlinkVisitor } from "../../leads/linkVisitor.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";

/** `/v1/leads/:id/visitors/:visitor`: which browsers are this person, set right by hand. */
export function visitorsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .put("/:id/visitors/:visitor", async function link(c) {
      const { id, visitor } = c.req.param();
      if (!isVisitorId(id) || !isVisitorId(visitor)) return problem(c, "unknown-lead");
      const { site } = c.var.apiKey;
      const linked = await linkVisitor(site, id as string as LeadId, visitor, ports);
      return linked.ok ? c.json({ lead: linked.value }) : problem(c, linked.reason);
    })
    .delete("/:id/visitors/:visitor", async function unlink(c) {
      const { id, visitor } = c.req.param();
      if (!isVisitorId(id) || !isVisitorId(visitor)) return problem(c, "unknown-lead");
      const { site } = c.var.apiKey;
      const unlinked = await unlinkVisitor(site, id as string as LeadId, visitor, ports);
      return unlinked.ok ? c.body(null, 204) : problem(c, unlinked.reason);
    });
}
