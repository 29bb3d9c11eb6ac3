import { leadErased } from "../../../shared/api/erasure.ts";
import { eraseLead } from "../../erasure/erase.ts";
import { problem } from "../middleware/problem.ts";
import { leadId } from "../pathParameter.ts";
import { route } from "../route.ts";

/** `DELETE /v1/leads/:id`: erases a person. The key needs the scope `privacy`. */
export const erase = route({
  method: "delete",
  path: "/v1/leads/{id}",
  id: "eraseLead",
  summary: "Erases a person: every browser, every event, and what back ends sent",
  access: { scope: "privacy" },
  params: { id: leadId },
  answers: {
    200: { description: "What was erased; zeros the second time", schema: leadErased },
  },
  async handle({ c, site, params, ports, json }) {
    const erased = await eraseLead(site, params.id, ports);
    if (erased === null) return problem(c, "unknown-lead");
    const { lead, visitors, events, emails, handoffs } = erased;
    return json(200, { lead, visitors, events, emails, handoffs });
  },
});
