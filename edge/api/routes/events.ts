import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { maxToldEvents } from "../../../shared/api/orders.ts";
import { ingestServerEvents } from "../../intake/serverEvents/ingestServerEvents.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { isJsonType } from "../middleware/jsonType.ts";
import { problem } from "../middleware/problem.ts";

const maxBytes = 1_048_576;

/**
 * `POST /v1/events`: what a back end knows of people. Newsletters subscribed, opened, clicked and
 * unsubscribed, webinars attended, social engagement, whatever happens in a CRM (`custom`).
 *
 * Each event names its person: `email`, `visitor` or `lead`. Good events beside bad ones are taken.
 */
export function eventsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .use(bodyLimit({ maxSize: maxBytes, onError: (c) => problem(c, "body-too-large") }))
    .post("/", async function tellEvents(c) {
      if (!isJsonType(c.req.header("content-type"))) return problem(c, "unsupported-media-type");
      const body: unknown = await c.req.json().catch(() => undefined);
      if (body === undefined) return problem(c, "invalid-json");
      const events =
        typeof body === "object" && body !== null && "events" in body ? body.events : undefined;
      if (!Array.isArray(events) || events.length < 1 || events.length > maxToldEvents) {
        return problem(c, "invalid-body", {
          detail: `{"events": [1 to ${maxToldEvents} of {"email", "type", "occurredAt", …}]}`,
        });
      }
      const { site } = c.var.apiKey;
      const { accepted, refused, afterResponse } = await ingestServerEvents(site, events, ports);
      c.executionCtx.waitUntil(afterResponse());
      if (accepted === 0) return problem(c, "no-valid-event", { refused });
      return c.json({ accepted, refused }, 200, { "cache-control": "no-store" });
    });
}
