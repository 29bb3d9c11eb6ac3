import { Hono } from "hono";
import type { LeadErased } from "../../../shared/api/erasure.ts";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { eraseLead } from "../../erasure/erase.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";

/** `DELETE /v1/leads/:id`: erases a person, with a key that has the scope `privacy`. */
export function eraseRoutes(ports: Ports) {
  return new Hono().delete("/:id", apiKey(ports, "privacy"), async function erase(c) {
    const id = c.req.param("id");
    const erased = isVisitorId(id) ? await eraseLead(c.var.apiKey.site, id, ports) : null;
    if (erased === null) return problem(c, "unknown-lead");
    const { lead, visitors, events, emails, handoffs } = erased;
    const answer: LeadErased = { lead, visitors, events, emails, handoffs };
    return c.json(answer, 200, { "cache-control": "no-store" });
  });
}
