import { Hono } from "hono";
import { muteOrder } from "../../../shared/api/handoff.ts";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { timeOf } from "../../../shared/wire/parseServerEvent.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { hintOf } from "../middleware/hint.ts";
import { problem } from "../middleware/problem.ts";

/** `/v1/leads/:id/mute`: nobody is told of this lead. */
export function mutesRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .put("/:id/mute", async function mute(c) {
      const id = c.req.param("id");
      const snapshot = isVisitorId(id) ? await ports.events.snapshot(id) : null;
      const { site, name } = c.var.apiKey;
      if (snapshot?.site !== site) return problem(c, "unknown-lead");
      const parsed = muteOrder.safeParse(await c.req.json().catch(() => ({})));
      if (!parsed.success) return problem(c, "invalid-body", { detail: hintOf(parsed.error) });
      const { author = name, until: stated = null } = parsed.data;
      const until = stated === null ? null : timeOf(stated);
      if (stated !== null && (until === null || until <= ports.clock())) {
        const detail = "until: a moment to come, milliseconds since 1970 or 2026-12-31T00:00:00Z";
        return problem(c, "invalid-body", { detail });
      }
      const { lead } = snapshot;
      await ports.mutes.put({ lead, site, author, until });
      return c.json({ lead, author, until });
    })
    .delete("/:id/mute", async function unmute(c) {
      const id = c.req.param("id");
      const snapshot = isVisitorId(id) ? await ports.events.snapshot(id) : null;
      const { site } = c.var.apiKey;
      if (snapshot?.site !== site) return problem(c, "unknown-lead");
      await ports.mutes.remove(site, snapshot.lead);
      return c.body(null, 204);
    });
}
