import * as z from "zod";
import { inboundList, inboundMade, inboundOrder } from "../../../shared/api/inbound.ts";
import { addSource } from "../../intake/webhooks/addSource.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";
import { receiveWebhook } from "./receiveWebhook.ts";

/**
 * Sources of webhooks: each is an address for one e-mail or form tool. API keys add and remove them. The
 * signature of a webhook vouches for it.
 */
export const inboundRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/inbound",
    id: "listInbound",
    summary: "Lists webhook sources, oldest first, without their secrets",
    access: { scope: "read" },
    answers: { 200: { description: "All of the site", schema: inboundList } },
    async handle({ site, ports, json }) {
      const listed = await ports.inbound.list(site);
      return json(200, { sources: listed.map(({ secret: _, site: __, ...source }) => source) });
    },
  }),

  route({
    method: "post",
    path: "/v1/inbound",
    id: "addInbound",
    summary: "Adds a source: an address for the webhooks of an e-mail or form tool",
    access: { scope: "write" },
    body: jsonBody(inboundOrder),
    answers: { 201: { description: "What to enter at the vendor", schema: inboundMade } },
    async handle({ c, site, body, ports, json }) {
      const { origin } = new URL(c.req.url);
      const added = await addSource(site, body, origin, ports);
      if (added.ok) return json(201, added.value);
      const { field, message } = added.reason;
      return problem(c, "invalid-body", { detail: `${field}: ${message}` });
    },
  }),

  route({
    method: "delete",
    path: "/v1/inbound/{id}",
    id: "removeInbound",
    summary: "Removes a source; within half a minute its address accepts nothing any more",
    access: { scope: "write" },
    answers: { 204: { description: "Done" } },
    problems: ["unknown-inbound"],
    async handle({ c, site, params, ports }) {
      const wasThere = await ports.inbound.remove(site, params.id);
      return wasThere ? c.body(null, 204) : problem(c, "unknown-inbound");
    },
  }),

  route({
    method: "get",
    path: "/v1/inbound/{id}",
    id: "checkInbound",
    summary: "For vendors that check an address before they send to it",
    access: { public: true },
    answers: { 200: { description: "It exists", schema: z.strictObject({ ok: z.literal(true) }) } },
    problems: ["unknown-inbound"],
    async handle({ c, params, ports, json }) {
      const source = await ports.inbound.find(params.id);
      return source === null ? problem(c, "unknown-inbound") : json(200, { ok: true });
    },
  }),

  receiveWebhook,
];
