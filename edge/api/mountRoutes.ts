import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { admit, type Sender } from "./access.ts";
import type { Server } from "./definition.ts";
import { problem } from "./middleware/problem.ts";

type Environment = { Variables: { sender: Sender } };

/** An app with the routes of a table. No two of them match one request, so their order has no effect. */
export function mountRoutes(server: Server): Hono<Environment> {
  const app = new Hono<Environment>();
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
