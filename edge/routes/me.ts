import { Hono } from "hono";
import { isVisitorId, leadOf } from "../../shared/identity/ids.ts";
import type { Standing } from "../../shared/wire/batch.ts";
import { scoreSnapshot } from "../collect/scoreSnapshot.ts";
import { problem } from "../middleware/problem.ts";
import { siteKey } from "../middleware/siteKey.ts";
import type { Ports } from "../ports.ts";

/**
 * `GET /v1/me?site=KEY&visitor=ID`: a visitor's own standing. The id is 128 random bits that only this
 * browser has, and the way to no other visitor.
 */
export function meRoutes(ports: Ports): Hono {
  return new Hono().get("/", siteKey(ports), async function me(c) {
    const visitor = c.req.query("visitor");
    if (!isVisitorId(visitor)) return problem(c, "invalid-visitor");
    const [snapshot, compiled] = await Promise.all([
      ports.events.snapshot(leadOf(visitor)),
      ports.models.published(c.var.site.key),
    ]);
    if (snapshot === null || snapshot.site !== c.var.site.key) {
      return problem(c, "unknown-lead");
    }
    const { evaluation, stage } = scoreSnapshot(snapshot, compiled, ports.clock());
    const { score, total, tier } = evaluation;
    const standing: Standing = { score, total, tier, stage };
    return c.json(standing, 200, { "cache-control": "no-store" });
  });
}
