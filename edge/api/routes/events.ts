import { eventsEnvelope, eventsOrder, eventsTaken } from "../../../shared/api/orders.ts";
import { ingestServerEvents } from "../../intake/serverEvents/ingestServerEvents.ts";
import { jsonBody } from "../body.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/**
 * `POST /v1/events`: what a back end knows of people. Newsletters subscribed, opened, clicked and
 * unsubscribed, webinars attended, social engagement, any event of a CRM (`custom`).
 *
 * Each event names its person: `email`, `visitor` or `lead`. Good events beside bad ones are accepted.
 */
export const sendEvents = route({
  method: "post",
  path: "/v1/events",
  id: "sendEvents",
  summary: "Accepts events of a back end: e-mails, webinars, any event of a CRM",
  access: { scope: "write" },
  body: jsonBody(eventsEnvelope, eventsOrder),
  limit: 1_048_576,
  answers: {
    200: { description: "Good events are accepted beside bad ones", schema: eventsTaken },
  },
  problems: ["no-valid-event"],
  async handle({ c, site, body, ports, json }) {
    const { accepted, refused, afterResponse } = await ingestServerEvents(site, body.events, ports);
    c.executionCtx.waitUntil(afterResponse());
    return accepted === 0
      ? problem(c, "no-valid-event", { refused })
      : json(200, { accepted, refused });
  },
});
