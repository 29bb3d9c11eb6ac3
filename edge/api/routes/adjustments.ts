import * as z from "zod";
import { leadView } from "../../../shared/api/lead.ts";
import { adjustmentMade, adjustmentOrder } from "../../../shared/api/orders.ts";
import { adjustLead } from "../../leads/adjust.ts";
import { readAdjustments } from "../../leads/readAdjustments.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { leadId } from "../pathParameter.ts";
import { readExpiry } from "../readExpiry.ts";
import { route } from "../route.ts";

/**
 * Points that a person gives or takes by hand, with author, reason and expiry. They are events like any
 * other, so history and explanations show them.
 */
export const adjustmentRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/leads/{id}/adjustments",
    id: "listAdjustments",
    summary: "Lists the points that were given or taken by hand",
    access: { scope: "read" },
    params: { id: leadId },
    answers: {
      200: {
        description: "Newest first",
        schema: z.strictObject({ adjustments: leadView.shape.adjustments }),
      },
    },
    async handle({ c, site, params, ports, json }) {
      const lead = await readAdjustments(site, params.id, ports);
      return lead === null
        ? problem(c, "unknown-lead")
        : json(200, { adjustments: lead.adjustments });
    },
  }),

  route({
    method: "post",
    path: "/v1/leads/{id}/adjustments",
    id: "adjustLead",
    summary: "Gives or takes points by hand",
    access: { scope: "write" },
    params: { id: leadId },
    body: jsonBody(adjustmentOrder),
    limit: 4_096,
    answers: { 201: { description: "The adjustment", schema: adjustmentMade } },
    problems: ["too-many-adjustments"],
    async handle({ c, site, apiKey, params, body, ports, json }) {
      const { points, reason, author = apiKey.name, name = randomVisitorId() } = body;
      const expiry = readExpiry(body.expiresAt, ports.clock());
      if (!expiry.ok) return problem(c, "invalid-body", { detail: `expiresAt: ${expiry.reason}` });
      const adjustment = { name, points, author, reason, expiresAt: expiry.value };
      const adjusted = await adjustLead(site, params.id, adjustment, ports);
      if (!adjusted.ok) return problem(c, adjusted.reason);
      c.executionCtx.waitUntil(adjusted.value.afterResponse());
      return json(201, adjustment);
    },
  }),

  route({
    method: "delete",
    path: "/v1/leads/{id}/adjustments/{name}",
    id: "removeAdjustment",
    summary: "Removes an adjustment",
    access: { scope: "write" },
    params: { id: leadId },
    answers: { 204: { description: "Done" } },
    problems: ["too-many-adjustments"],
    async handle({ c, site, apiKey, params, ports }) {
      const lead = await readAdjustments(site, params.id, ports);
      const known = lead?.adjustments.find(({ name }) => name === params.name);
      if (lead === null || known === undefined) return problem(c, "unknown-lead");
      const reason = `Taken back: ${known.reason}`.slice(0, 128);
      const order = { ...known, points: 0, author: apiKey.name, reason, expiresAt: null };
      const adjusted = await adjustLead(site, lead.lead, order, ports);
      if (!adjusted.ok) return problem(c, adjusted.reason);
      c.executionCtx.waitUntil(adjusted.value.afterResponse());
      return c.body(null, 204);
    },
  }),
];
