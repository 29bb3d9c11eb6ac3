import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { admit, type Sender } from "./access.ts";
import type { Server } from "./definition.ts";
import { problem } from "./middleware/problem.ts";
import { findSite } from "./middleware/siteKey.ts";

type Environment = { Variables: { sender: Sender } };

/** An app with the routes of a table. No two of them match one request, so their order has no effect. */
export function mountRoutes(server: Server): Hono<Environment> {
  const app = new Hono<Environment>();
  // Pages may add headers to every request that they send; those of the script then need a preflight.
  const browserRoutes = server.routes.filter(({ access }) => "browser" in access);
  const browserPaths = [...new Set(browserRoutes.map(({ path }) => path))];
  app.on("OPTIONS", browserPaths, async function preflight(c) {
    const site = await findSite(c, server.ports);
    if (!site.ok) return site.reason;
    return c.body(null, 204, {
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers": c.req.header("access-control-request-headers") ?? "",
      "access-control-max-age": "86400",
    });
  });
  for (const route of server.routes) {
    app.on(
      route.method.toUpperCase(),
      route.path.replace(/\{(\w+)\}/g, ":$1"),
      async function admitSender(c, next) {
        const sender = await admit(c, route, server.ports);
        if (!sender.ok) return sender.reason;
        c.set("sender", sender.value);
        await next();
      },
      bodyLimit({
        maxSize: route.limit,
        onError: (c) =>
          problem(c, "body-too-large", {
            detail: `This route takes at most ${route.limit.toLocaleString("en")} bytes.`,
          }),
      }),
      (c) => route.answer(c, c.var.sender, server),
    );
  }
  return app;
}
