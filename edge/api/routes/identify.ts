import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { identifyOrder } from "../../../shared/api/orders.ts";
import { normalEmail } from "../../../shared/classify/emailKind.ts";
import { isVisitorId, type VisitorId } from "../../../shared/identity/ids.ts";
import { maxBodyBytes } from "../../../shared/wire/limits.ts";
import { parseServerEvent } from "../../../shared/wire/parseServerEvent.ts";
import { collectBatch } from "../../intake/beacon/collectBatch.ts";
import type { Ports } from "../../ports/ports.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import { authorize } from "../middleware/apiKey.ts";
import { hintOf } from "../middleware/hint.ts";
import { isJsonType } from "../middleware/jsonType.ts";
import { problem } from "../middleware/problem.ts";
import { refuseRobots } from "../middleware/refuseRobots.ts";
import { siteKey } from "../middleware/siteKey.ts";
import { answerBatch } from "./answerBatch.ts";

/**
 * `POST /v1/identify`: who somebody is, and facts about them.
 *
 * - From a browser (`?site=KEY`): unverified, unless `signature` shows that the site's back end vouches
 *   for the address. The answer is the visitor's own standing, as that of `POST /v1/collect`.
 * - With an API key: verified. Links `visitor`, when it is given, to the person with `email`.
 */
export function identifyRoutes(ports: Ports): Hono {
  const isFromBackEnd = (c: Context) => c.req.header("authorization") !== undefined;
  return new Hono()
    .use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, "body-too-large") }))
    .use(async function jsonOnly(c, next) {
      if (!isJsonType(c.req.header("content-type"))) return problem(c, "unsupported-media-type");
      await next();
    })
    .post("/", async function identifyByBackEnd(c, next) {
      if (!isFromBackEnd(c)) return next();
      const key = await authorize(c, ports, "write");
      if (!key.ok) return key.reason;
      const { site } = key.value;
      const parsed = identifyOrder.safeParse(await c.req.json().catch(() => null));
      if (!parsed.success) return problem(c, "invalid-body", { detail: hintOf(parsed.error) });
      const { visitor, email, traits, verified = true, id = randomVisitorId() } = parsed.data;
      if (parsed.data.signature !== undefined) {
        return problem(c, "invalid-body", { detail: "signature: an API key needs none" });
      }
      const address = email === undefined ? null : normalEmail(email);
      if (visitor === undefined && address === null) {
        return problem(c, "invalid-body", { detail: "needs an email, a visitor, or both" });
      }
      const now = ports.clock();
      const event = parseServerEvent(
        {
          id,
          type: "identify",
          traits: { ...traits, ...(address && { email: address }) },
          verified,
        },
        now,
      );
      if (!event.ok) return problem(c, "invalid-body", { detail: event.reason });
      const person = address && (await ports.identities.peopleOf(site, [address])).get(address);
      const stream = (visitor ?? person) as VisitorId;
      const collected = await collectBatch(
        { site, visitor: stream, receivedAt: now, events: [event.value] },
        ports,
      );
      if (collected.kind !== "scored") return problem(c, collected.kind);
      c.executionCtx.waitUntil(collected.afterResponse());
      const snapshot = await ports.events.snapshotOfBrowser(stream);
      return c.json({ lead: snapshot?.lead ?? stream, ...collected.standing }, 200, {
        "cache-control": "no-store",
      });
    })
    .post("/", siteKey(ports), refuseRobots(ports), async function identifyByBrowser(c) {
      if (c.req.header("origin") === undefined) {
        return problem(c, "forbidden-origin", {
          detail: "A browser sends its origin; a back end sends an API key.",
        });
      }
      const parsed = identifyOrder
        .omit({ verified: true })
        .safeParse(await c.req.json().catch(() => null));
      if (!parsed.success) return problem(c, "invalid-body");
      const { visitor, email, traits, signature, id = randomVisitorId() } = parsed.data;
      if (!isVisitorId(visitor)) return problem(c, "invalid-visitor");
      const now = ports.clock();
      const event = {
        id,
        type: "identify",
        occurredAt: now,
        traits: { ...traits, ...(email !== undefined && { email }) },
        ...(signature !== undefined && { signature }),
      };
      const beacon = JSON.stringify({ v: 1, visitor, sentAt: now, events: [event] });
      return answerBatch(c, beacon, { site: c.var.site, trusted: false }, ports);
    });
}
