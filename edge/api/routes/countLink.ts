import type { Context } from "hono";
import { countMailHit } from "../../intake/newsletter/countMailHit.ts";
import type { NewsletterLink } from "../../intake/newsletter/newsletterLink.ts";
import type { Ports } from "../../ports/ports.ts";
import { decideRobot } from "../middleware/decideRobot.ts";

/** Counts an opened or clicked newsletter after the answer. */
export function countLink(c: Context, link: NewsletterLink, ports: Ports): void {
  const userAgent = c.req.header("user-agent");
  const request = {
    method: c.req.method,
    userAgent,
    robot: decideRobot(userAgent, c.req.raw.cf),
    purpose: c.req.header("sec-purpose") ?? c.req.header("purpose"),
  };
  c.executionCtx.waitUntil(countMailHit(link, request, ports));
}
