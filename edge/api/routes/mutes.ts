import { mutedLead, muteOrder } from "../../../shared/api/handoff.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { leadId } from "../pathParameter.ts";
import { readExpiry } from "../readExpiry.ts";
import { route } from "../route.ts";

/** Mutes a lead: while it is muted, no destination is notified of it. */
export const muteRoutes: readonly Route[] = [
  route({
    method: "put",
    path: "/v1/leads/{id}/mute",
    id: "muteLead",
    summary: "Stops hand-offs of a lead",
    access: { scope: "write" },
    params: { id: leadId },
    body: jsonBody(muteOrder.prefault({})),
    limit: 4_096,
    answers: { 200: { description: "Muted", schema: mutedLead } },
    async handle({ c, site, apiKey, params, body, ports, json }) {
      const snapshot = await ports.events.snapshot(params.id);
      if (snapshot?.site !== site) return problem(c, "unknown-lead");
      const until = readExpiry(body.until, ports.clock());
      if (!until.ok) return problem(c, "invalid-body", { detail: `until: ${until.reason}` });
      const { author = apiKey.name } = body;
      const mute = { lead: snapshot.lead, author, until: until.value };
      await ports.mutes.put({ ...mute, site });
      return json(200, mute);
    },
  }),

  route({
    method: "delete",
    path: "/v1/leads/{id}/mute",
    id: "unmuteLead",
    summary: "Allows hand-offs of a lead again",
    access: { scope: "write" },
    params: { id: leadId },
    answers: { 204: { description: "Done" } },
    async handle({ c, site, params, ports }) {
      const snapshot = await ports.events.snapshot(params.id);
      if (snapshot?.site !== site) return problem(c, "unknown-lead");
      await ports.mutes.remove(site, snapshot.lead);
      return c.body(null, 204);
    },
  }),
];
