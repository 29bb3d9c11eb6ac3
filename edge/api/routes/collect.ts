import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { maxBodyBytes } from "../../../shared/wire/limits.ts";
import type { Ports } from "../../ports/ports.ts";
import { authorize } from "../middleware/apiKey.ts";
import { isJsonType } from "../middleware/jsonType.ts";
import { problem } from "../middleware/problem.ts";
import { refuseRobots } from "../middleware/refuseRobots.ts";
import { siteKey } from "../middleware/siteKey.ts";
import { answerBatch } from "./answerBatch.ts";

/**
 * `POST /v1/collect?site=KEY`: events in, the visitor's standing out.
 *
 * With an API key of the site instead of a browser's origin, every kind of event is taken, at the
 * time it states: that is how logs and other systems' histories come in.
 */
export function collectRoutes(ports: Ports): Hono {
  return new Hono().post(
    "/",
    siteKey(ports),
    refuseRobots(ports),
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, "body-too-large") }),
    async function collect(c) {
      const { site } = c.var;
      const trusted = c.req.header("authorization") !== undefined;
      if (trusted) {
        const key = await authorize(c, ports, "collect");
        if (!key.ok) return key.reason;
        if (key.value.site !== site.key) return problem(c, "unknown-site");
      } else if (c.req.header("origin") === undefined) {
        return problem(c, "forbidden-origin", {
          detail: "A browser sends its origin with every beacon; a back end sends an API key.",
        });
      }
      if (!isJsonType(c.req.header("content-type"))) return problem(c, "unsupported-media-type");
      return answerBatch(c, await c.req.text(), { site, trusted }, ports);
    },
  );
}
