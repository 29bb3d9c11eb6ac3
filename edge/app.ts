import { Hono } from "hono";
import { problem } from "./api/middleware/problem.ts";
import { mountRoutes } from "./api/mountRoutes.ts";
import { routes } from "./api/routes.ts";
import type { Script } from "./api/script.ts";
import { consoleRoutes } from "./console/consoleRoutes.tsx";
import { Locked } from "./ports/locked.ts";
import type { Ports } from "./ports/ports.ts";
import { isUnavailable } from "./ports/unavailable.ts";

/** The Worker's app: the routes of the API, and the console. */
export const createApp = (ports: Ports, script: Script): Hono =>
  new Hono()
    .route("/", mountRoutes({ ports, script, routes }))
    .route("/console", consoleRoutes(ports))
    .notFound((c) => problem(c, "unknown-route"))
    .onError((error, c) => {
      console.error(c.req.method, new URL(c.req.url).pathname, error.stack ?? String(error));
      if (error instanceof Locked) return problem(c, "secrets-locked", { detail: error.message });
      return problem(c, isUnavailable(error) ? "unavailable" : "internal");
    });
