import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { destinationTest } from "../../../shared/api/handoff.ts";
import { testDestination } from "../../handoffs/testDestination.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";

/** `POST /v1/destinations/test`: does it work, before a lead depends on it? */
export function destinationsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .use(bodyLimit({ maxSize: 16_384, onError: (c) => problem(c, "body-too-large") }))
    .post("/test", async function test(c) {
      const { data: asked } = destinationTest.safeParse(await c.req.json().catch(() => null));
      const site = await ports.sites.find(c.var.apiKey.site);
      if (site === null) return problem(c, "unknown-site");
      const rules = await ports.handoffRules.find(site.key);
      const name = asked !== undefined && "name" in asked ? asked.name : null;
      const config =
        asked !== undefined && "destination" in asked
          ? asked.destination
          : rules?.destinations[name ?? ""];
      if (config === undefined) {
        const names = Object.keys(rules?.destinations ?? {}).join(", ") || "none yet";
        const detail = `write {"name": …} of one in the rules (${names}), or {"destination": {"type": …}}`;
        return problem(c, "invalid-body", { detail });
      }
      const origin = rules?.console ?? new URL(c.req.url).origin;
      const tested = await testDestination(name, config, site, origin, ports);
      return tested.ok
        ? c.json(tested.value, 200, { "cache-control": "no-store" })
        : problem(c, "invalid-rules", { faults: tested.reason });
    });
}
