import { destinationTest, destinationTested } from "../../../shared/api/handoff.ts";
import { testDestination } from "../../handoffs/testDestination.ts";
import { jsonBody } from "../body.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/** `POST /v1/destinations/test`: tries a destination before a lead depends on it. */
export const testDestinationRoute = route({
  method: "post",
  path: "/v1/destinations/test",
  id: "testDestination",
  summary: "Sends a made-up hand-off to a destination",
  access: { scope: "write" },
  body: jsonBody(destinationTest),
  limit: 16_384,
  answers: { 200: { description: "Whether it was sent", schema: destinationTested } },
  problems: ["invalid-rules", "unknown-site"],
  async handle({ c, site: key, body, ports, json }) {
    const site = await ports.sites.find(key);
    if (site === null) return problem(c, "unknown-site");
    const rules = await ports.handoffRules.find(key);
    const name = "name" in body ? body.name : null;
    const config = "name" in body ? rules?.destinations[body.name] : body.destination;
    if (config === undefined) {
      const names = Object.keys(rules?.destinations ?? {}).join(", ") || "none yet";
      return problem(c, "invalid-body", { detail: `name: the rules have ${names}` });
    }
    const origin = rules?.console ?? new URL(c.req.url).origin;
    const tested = await testDestination(name, config, site, origin, ports);
    return tested.ok
      ? json(200, tested.value)
      : problem(c, "invalid-rules", { faults: tested.reason });
  },
});
