import { Hono } from "hono";
import { consoleRoutes } from "../console/consoleRoutes.tsx";
import { Locked } from "../ports/locked.ts";
import type { Ports } from "../ports/ports.ts";
import { problem } from "./middleware/problem.ts";
import { adjustmentsRoutes } from "./routes/adjustments.ts";
import { collectRoutes } from "./routes/collect.ts";
import { destinationsRoutes } from "./routes/destinations.ts";
import { eraseRoutes } from "./routes/erase.ts";
import { eventsRoutes } from "./routes/events.ts";
import { exportRoutes } from "./routes/export.ts";
import { forgetRoutes } from "./routes/forget.ts";
import { handoffsRoutes } from "./routes/handoffs.ts";
import { healthRoutes } from "./routes/health.ts";
import { identifyRoutes } from "./routes/identify.ts";
import { inboundRoutes } from "./routes/inbound.ts";
import { leadsRoutes } from "./routes/leads.ts";
import { meRoutes } from "./routes/me.ts";
import { modelRoutes } from "./routes/model.ts";
import { modelsRoutes } from "./routes/models.ts";
import { mutesRoutes } from "./routes/mutes.ts";
import { newsletterRoutes } from "./routes/newsletter.ts";
import { openApiRoutes } from "./routes/openapi.ts";
import { type Script, scriptRoutes } from "./routes/script.ts";
import { visitorsRoutes } from "./routes/visitors.ts";

/** The table of routes. */
export function createApp(ports: Ports, script: Script): Hono {
  return (
    new Hono()
      .route("/v1/collect", collectRoutes(ports))
      .route("/v1/me", meRoutes(ports))
      .route("/v1/identify", identifyRoutes(ports))
      .route("/v1/forget", forgetRoutes(ports))
      .route("/v1/events", eventsRoutes(ports))
      .route("/v1/inbound", inboundRoutes(ports))
      .route("/v1/newsletter", newsletterRoutes(ports))
      .route("/v1/leads.csv", exportRoutes(ports))
      // Before the others: they ask for the scope `write`, this one for `privacy`.
      .route("/v1/leads", eraseRoutes(ports))
      .route("/v1/leads", leadsRoutes(ports))
      .route("/v1/model", modelRoutes(ports))
      .route("/v1/models", modelsRoutes(ports))
      .route("/v1/leads", adjustmentsRoutes(ports))
      .route("/v1/leads", visitorsRoutes(ports))
      .route("/v1/leads", mutesRoutes(ports))
      .route("/v1/handoffs", handoffsRoutes(ports))
      .route("/v1/destinations", destinationsRoutes(ports))
      .route("/console", consoleRoutes(ports))
      .route("/", scriptRoutes(script))
      .route("/", openApiRoutes())
      .route("/", healthRoutes(ports))
      .notFound((c) => problem(c, "unknown-route"))
      .onError((error, c) => {
        console.error(c.req.method, new URL(c.req.url).pathname, error.stack ?? String(error));
        return error instanceof Locked
          ? problem(c, "secrets-locked", { detail: error.message })
          : problem(c, "internal");
      })
  );
}
