import * as z from "zod";
import { leadId as leadIdSchema } from "../../../shared/api/words.ts";
import { linkVisitor, unlinkVisitor } from "../../leads/linkVisitor.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { leadId, visitor } from "../pathParameter.ts";
import { route } from "../route.ts";

/** Corrects by hand which browsers belong to a lead. */
export const visitorRoutes: readonly Route[] = [
  route({
    method: "put",
    path: "/v1/leads/{id}/visitors/{visitor}",
    id: "linkVisitor",
    summary: "Links a browser to a lead",
    access: { scope: "write" },
    params: { id: leadId, visitor },
    answers: { 200: { description: "Linked", schema: z.strictObject({ lead: leadIdSchema }) } },
    problems: ["already-linked"],
    async handle({ c, site, params, ports, json }) {
      const linked = await linkVisitor(site, params.id, params.visitor, ports);
      return linked.ok ? json(200, { lead: linked.value }) : problem(c, linked.reason);
    },
  }),

  route({
    method: "delete",
    path: "/v1/leads/{id}/visitors/{visitor}",
    id: "unlinkVisitor",
    summary: "Unlinks a browser from a lead",
    access: { scope: "write" },
    params: { id: leadId, visitor },
    answers: { 204: { description: "Done" } },
    async handle({ c, site, params, ports }) {
      const unlinked = await unlinkVisitor(site, params.id, params.visitor, ports);
      return unlinked.ok ? c.body(null, 204) : problem(c, unlinked.reason);
    },
  }),
];
