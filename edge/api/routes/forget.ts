import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { eraseBrowser } from "../../erasure/erase.ts";
import type { Ports } from "../../ports/ports.ts";
import { problem } from "../middleware/problem.ts";
import { refuseRobots } from "../middleware/refuseRobots.ts";
import { siteKey } from "../middleware/siteKey.ts";

/** An id has 32. */
const maxBytes = 64;

/**
 * `POST /v1/forget?site=KEY`, the visitor's id as text: erases what is stored under it. The id is 128
 * random bits that only this browser has, so it may; who holds no id of anybody erases nothing.
 */
export function forgetRoutes(ports: Ports): Hono {
  return new Hono().post(
    "/",
    siteKey(ports),
    refuseRobots(ports),
    bodyLimit({ maxSize: maxBytes, onError: (c) => problem(c, "body-too-large") }),
    async function forget(c) {
      if (c.req.header("origin") === undefined) {
        const detail = "A browser sends its origin; a back end erases with DELETE /v1/leads/ID.";
        return problem(c, "forbidden-origin", { detail });
      }
      const visitor = await c.req.text();
      if (!isVisitorId(visitor)) return problem(c, "invalid-visitor");
      const erased = await eraseBrowser(c.var.site.key, visitor, ports);
      // What there was is nobody's business any more.
      return erased === null ? problem(c, "visitor-of-another-site") : c.body(null, 204);
    },
  );
}
