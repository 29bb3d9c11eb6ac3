import { Hono } from "hono";
import { consoleRoutes } from "../console/consoleRoutes.tsx";
import { Locked } from "../ports/locked.ts";
import type { Ports } from "../ports/ports.ts";
import { problem } from "./middleware/problem.ts";
import { mountRoutes } from "./mountRoutes.ts";
import { routes } from "./routes.ts";
import type { Script } from "./script.ts";

/** The Worker's app: the routes of the API, and the console. */
export const createApp = (ports: Ports, script: Script): Hono =>
  new Hono()
    .route("/", mountRoutes({ ports, script, routes }))
    .route("/console", consoleRoutes(ports))
    .notFound((c) => problem(c, "unknown-route"))
    .onError((error, c) => {
      console.error(c.req.method, new URL(c.req.url).pathname, error.stack ?? String(error));
      return error instanceof Locked
        ? problem(c, "secrets-locked", { detail: error.message })
        : problem(c, "internal");
    });
