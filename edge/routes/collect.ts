import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { maxBodyBytes } from "../../shared/wire/limits.ts";
import type { WriteBehind } from "../collect/writeBehind.ts";
import { openWith } from "../middleware/apiKey.ts";
import { isJsonType } from "../middleware/jsonType.ts";
import { problem } from "../middleware/problem.ts";
import { refuseRobots } from "../middleware/refuseRobots.ts";
import { siteKey } from "../middleware/siteKey.ts";
import type { Ports } from "../ports.ts";
import { answerBatch } from "./answerBatch.ts";

/**
 * `POST /v1/collect?site=KEY`: events in, the visitor's standing out.
 *
 * With an API key of the site instead of a browser's origin, every kind of event is taken, at the
 * time it states: that is how logs and other systems' histories come in.
 */
export function collectRoutes(ports: Ports, writeBehind: WriteBehind): Hono {
  // Pages may add headers to every request that they send; those of the script then need a preflight.
  const preflight = new Hono().options("/", siteKey(ports), (c) =>
    c.body(null, 204, {
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": c.req.header("access-control-request-headers") ?? "",
      "access-control-max-age": "86400",
    }),
  );
  return preflight.post(
    "/",
    siteKey(ports),
    refuseRobots(ports),
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, "body-too-large") }),
    async function collect(c) {
      const { site } = c.var;
      const trusted = c.req.header("authorization") !== undefined;
      if (trusted) {
        const key = await openWith(c, ports, "collect");
        if (!key.ok) return key.reason;
        if (key.value.site !== site.key) return problem(c, "unknown-site");
      } else if (c.req.header("origin") === undefined) {
        return problem(c, "forbidden-origin", {
          detail: "A browser sends its origin with every beacon; a back end sends an API key.",
        });
      }
      if (!isJsonType(c.req.header("content-type"))) return problem(c, "unsupported-media-type");
      return answerBatch(c, await c.req.text(), { site, trusted }, ports, writeBehind);
    },
  );
}
