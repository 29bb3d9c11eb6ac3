import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { decodePlace, encodePlace } from "../../handoffs/cursor.ts";
import { parseKey, textOfKey } from "../../handoffs/deliveryKey.ts";
import { withoutSecrets } from "../../handoffs/destinations/destinations.ts";
import { resend } from "../../handoffs/resend.ts";
import { saveRules } from "../../handoffs/saveRules.ts";
import type { ListedHandoff } from "../../ports/handoffs.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";

const maxLimit = 200;
const noStore = { "cache-control": "no-store" };
const states = z.enum(["waiting", "sent", "dead", "dropped"]);

/** `/v1/handoffs`: who was told of whom, what failed, and the rules that decide it. */
export function handoffsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))
    .use(bodyLimit({ maxSize: 262_144, onError: (c) => problem(c, "body-too-large") }))

    .get("/rules", async function showRules(c) {
      const rules = await ports.handoffRules.find(c.var.apiKey.site);
      return c.json(rules === null ? { specVersion: 1 } : withoutSecrets(rules), 200, noStore);
    })

    .put("/rules", async function putRules(c) {
      const document = await c.req.json().catch(() => null);
      const { origin } = new URL(c.req.url);
      const saved = await saveRules(c.var.apiKey.site, document, origin, ports);
      if (!saved.ok) return problem(c, "invalid-rules", { faults: saved.reason });
      return c.json(withoutSecrets(saved.value), 200, noStore);
    })

    .get("/", async function listHandoffs(c) {
      const limit = Number(c.req.query("limit") ?? 50);
      if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
        return problem(c, "invalid-parameter", { detail: `limit: a number from 1 to ${maxLimit}` });
      }
      const state = states.optional().safeParse(c.req.query("state"));
      if (!state.success) {
        const detail = `state: one of ${states.options.join(", ")}`;
        return problem(c, "invalid-parameter", { detail });
      }
      const cursor = c.req.query("cursor");
      const before = cursor === undefined ? null : decodePlace(cursor);
      if (cursor !== undefined && before === null) {
        const detail = "cursor: take it from the answer before, as it is";
        return problem(c, "invalid-parameter", { detail });
      }
      const { site } = c.var.apiKey;
      const listed = await ports.handoffs.list({ site, limit, before, state: state.data ?? null });
      const last = listed.at(-1);
      const next = listed.length === limit && last !== undefined ? encodePlace(last) : null;
      return c.json({ handoffs: listed.map(shown), next }, 200, noStore);
    })

    .post("/:key/resend", async function resendDelivery(c) {
      const key = parseKey(c.req.param("key"));
      const sent = key === null ? null : await resend(c.var.apiKey.site, key, ports);
      return sent === null ? problem(c, "unknown-delivery") : c.json({ key: textOfKey(sent) }, 202);
    });
}

const shown = ({ site: _, deliveries, payload, ...handoff }: ListedHandoff) => ({
  ...handoff,
  story: payload === null ? null : JSON.parse(payload),
  deliveries: deliveries.map(({ site: _, lead: __, stage: ___, episode: ____, ...delivery }) => ({
    key: textOfKey({ ...handoff, destination: delivery.destination }),
    ...delivery,
  })),
});
