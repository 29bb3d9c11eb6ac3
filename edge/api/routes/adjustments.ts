import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { adjustmentOrder } from "../../../shared/api/orders.ts";
import type { LeadId } from "../../../shared/identity/ids.ts";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { timeOf } from "../../../shared/wire/parseServerEvent.ts";
import { adjustLead } from "../../leads/adjust.ts";
import { explainLead } from "../../leads/readLead.ts";
import type { Ports } from "../../ports/ports.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { hintOf } from "../middleware/hint.ts";
import { problem } from "../middleware/problem.ts";

/**
 * `/v1/leads/:id/adjustments`: points that a person gives or takes by hand, with who, why and until when.
 * They are events like any other: history and explanations have them.
 */
export function adjustmentsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .use(bodyLimit({ maxSize: 4_096, onError: (c) => problem(c, "body-too-large") }))
    .get("/:id/adjustments", async function listAdjustments(c) {
      const id = c.req.param("id");
      const lead = isVisitorId(id) ? await explainLead(c.var.apiKey.site, id, ports) : null;
      return lead === null
        ? problem(c, "unknown-lead")
        : c.json({ adjustments: lead.adjustments }, 200, { "cache-control": "no-store" });
    })
    .post("/:id/adjustments", async function adjust(c) {
      const id = c.req.param("id");
      if (!isVisitorId(id)) return problem(c, "unknown-lead");
      const parsed = adjustmentOrder.safeParse(await c.req.json().catch(() => null));
      if (!parsed.success) return problem(c, "invalid-body", { detail: hintOf(parsed.error) });
      const { points, reason, author = c.var.apiKey.name, name = randomVisitorId() } = parsed.data;
      const until = parsed.data.expiresAt ?? null;
      const expiresAt = until === null ? null : timeOf(until);
      if (until !== null && (expiresAt === null || expiresAt <= ports.clock())) {
        return problem(c, "invalid-body", {
          detail: "expiresAt: a moment to come, milliseconds since 1970 or 2026-12-31T00:00:00Z",
        });
      }
      const adjusted = await adjustLead(
        c.var.apiKey.site,
        id as string as LeadId,
        { name, points, author, reason, expiresAt },
        ports,
      );
      if (!adjusted.ok) return problem(c, adjusted.reason);
      c.executionCtx.waitUntil(adjusted.value.afterResponse());
      return c.json({ name, points, author, reason, expiresAt }, 201);
    })
    .delete("/:id/adjustments/:name", async function takeBack(c) {
      const id = c.req.param("id");
      const { site, name: author } = c.var.apiKey;
      const lead = isVisitorId(id) ? await explainLead(site, id, ports) : null;
      const known = lead?.adjustments.find(({ name }) => name === c.req.param("name"));
      if (lead === null || known === undefined) return problem(c, "unknown-lead");
      const reason = `Taken back: ${known.reason}`.slice(0, 128);
      const order = { ...known, points: 0, author, reason, expiresAt: null };
      const adjusted = await adjustLead(site, lead.lead, order, ports);
      if (!adjusted.ok) return problem(c, adjusted.reason);
      c.executionCtx.waitUntil(adjusted.value.afterResponse());
      return c.body(null, 204);
    });
}
