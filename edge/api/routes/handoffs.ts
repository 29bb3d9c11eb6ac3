import * as z from "zod";
import { handoffPage, handoffParameters, shownRules } from "../../../shared/api/handoff.ts";
import { rulesSchema } from "../../../shared/handoffs/rules.ts";
import { textOfKey } from "../../handoffs/deliveryKey.ts";
import { withHostsOnly, withoutSecrets } from "../../handoffs/destinations/destinations.ts";
import { decodeHandoffCursor, encodeHandoffCursor } from "../../handoffs/handoffCursor.ts";
import { resend } from "../../handoffs/resend.ts";
import { saveRules } from "../../handoffs/saveRules.ts";
import { opens } from "../../identity/apiKey.ts";
import type { ListedHandoff } from "../../ports/handoffs.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { deliveryKey } from "../pathParameter.ts";
import { route } from "../route.ts";

/** Hand-offs: which were sent, which failed, and the rules that decide. */
export const handoffRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/handoffs",
    id: "listHandoffs",
    summary: "Lists hand-offs, newest first, with their deliveries",
    access: { scope: "read" },
    query: handoffParameters,
    answers: { 200: { description: "A page", schema: handoffPage } },
    async handle({ c, site, query: { state = null, limit, cursor }, ports, json }) {
      const before = cursor === undefined ? null : decodeHandoffCursor(cursor);
      if (cursor !== undefined && before === null) {
        const detail = "cursor: must be `next` of the page before";
        return problem(c, "invalid-parameter", { detail });
      }
      const listed = await ports.handoffs.list({ site, limit, before, state });
      const last = listed.at(-1);
      const next = listed.length === limit && last !== undefined ? encodeHandoffCursor(last) : null;
      return json(200, { handoffs: listed.map(toApiHandoff), next });
    },
  }),

  route({
    method: "post",
    path: "/v1/handoffs/{key}/resend",
    id: "resendDelivery",
    summary: "Sends a delivery again, under its own key",
    access: { scope: "write" },
    params: { key: deliveryKey },
    answers: { 202: { description: "Queued", schema: z.strictObject({ key: z.string() }) } },
    async handle({ c, site, params, ports, json }) {
      const sent = await resend(site, params.key, ports);
      return sent === null ? problem(c, "unknown-delivery") : json(202, { key: textOfKey(sent) });
    },
  }),

  route({
    method: "get",
    path: "/v1/handoffs/rules",
    id: "showHandoffRules",
    summary:
      "Shows the rules for hand-offs, with secrets hidden; without `write`, also paths of URLs",
    access: { scope: "read" },
    answers: { 200: { description: "The rules", schema: shownRules } },
    async handle({ site, apiKey, ports, json }) {
      const rules = await ports.handoffRules.find(site);
      if (rules === null) return json(200, { specVersion: 1 });
      return json(200, opens(apiKey, "write") ? withoutSecrets(rules) : withHostsOnly(rules));
    },
  }),

  route({
    method: "put",
    path: "/v1/handoffs/rules",
    id: "saveHandoffRules",
    summary: "Saves the rules: destinations, owners, quiet hours, and which hand-off goes to which",
    access: { scope: "write" },
    // `saveRules` validates, and lists every fault by its place.
    body: jsonBody(z.unknown(), rulesSchema),
    limit: 262_144,
    answers: { 200: { description: "Saved", schema: shownRules } },
    problems: ["invalid-rules"],
    async handle({ c, site, body, ports, json }) {
      const { origin } = new URL(c.req.url);
      const saved = await saveRules(site, body, origin, ports);
      return saved.ok
        ? json(200, withoutSecrets(saved.value))
        : problem(c, "invalid-rules", { faults: saved.reason });
    },
  }),
];

/** A hand-off, as the API answers with it. */
const toApiHandoff = ({ site: _, deliveries, payload, ...handoff }: ListedHandoff) => ({
  ...handoff,
  payload: payload === null ? null : (JSON.parse(payload) as Record<string, unknown>),
  deliveries: deliveries.map(({ site: _, lead: __, stage: ___, episode: ____, ...delivery }) => ({
    key: textOfKey({ ...handoff, destination: delivery.destination }),
    ...delivery,
  })),
});
