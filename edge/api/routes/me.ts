import { Hono } from "hono";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import type { OwnAnswer } from "../../../shared/wire/batch.ts";
import { signTier } from "../../identity/tierToken.ts";
import type { Ports } from "../../ports/ports.ts";
import { ownStanding } from "../../scoring/ownStanding.ts";
import { scoreSnapshot } from "../../scoring/scoreSnapshot.ts";
import { problem } from "../middleware/problem.ts";
import { siteKey } from "../middleware/siteKey.ts";

/**
 * `GET /v1/me?site=KEY&visitor=ID`: a visitor's own standing. The id is 128 random bits that only this
 * browser has, and the way to no other visitor.
 */
export function meRoutes(ports: Ports): Hono {
  return new Hono().get("/", siteKey(ports), async function me(c) {
    const visitor = c.req.query("visitor");
    if (!isVisitorId(visitor)) return problem(c, "invalid-visitor");
    const [snapshot, compiled] = await Promise.all([
      ports.events.snapshotOfBrowser(visitor),
      ports.models.published(c.var.site.key),
    ]);
    if (snapshot === null || snapshot.site !== c.var.site.key) {
      return problem(c, "unknown-lead");
    }
    const now = ports.clock();
    const scored = scoreSnapshot(snapshot, compiled, now);
    const { standing, nextChangeAt } = ownStanding(snapshot, scored, compiled, now);
    const token = await signTier({ visitor, ...standing, nextChangeAt }, c.var.site, now);
    const answer: OwnAnswer = { ...standing, ...(token !== null && { token }) };
    return c.json(answer, 200, { "cache-control": "no-store" });
  });
}
