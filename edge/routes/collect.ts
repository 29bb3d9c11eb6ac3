import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Batch, CollectAnswer, RefusedEvent } from "../../shared/wire/batch.ts";
import { maxBodyBytes } from "../../shared/wire/limits.ts";
import { parseBatch } from "../../shared/wire/parseBatch.ts";
import { collectBatch } from "../collect/collectBatch.ts";
import { within } from "../collect/within.ts";
import type { WriteBehind } from "../collect/writeBehind.ts";
import { findApiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";
import { siteKey } from "../middleware/siteKey.ts";
import type { Ports } from "../ports.ts";

/** A visitor's page waits no longer than this for D1; then the queue takes the batch. */
const maxWaitMs = 2_000;

/**
 * `POST /v1/collect?site=KEY`: events in, the visitor's standing out.
 *
 * With an API key of the site instead of a browser's origin, every kind of event is taken, at the
 * time it states: that is how logs and other systems' histories come in.
 */
export function collectRoutes(ports: Ports, writeBehind: WriteBehind): Hono {
  return new Hono().post(
    "/",
    siteKey(ports),
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, "body-too-large") }),
    async function collect(c) {
      const { site } = c.var;
      const trusted = c.req.header("authorization") !== undefined;
      if (trusted) {
        const key = await findApiKey(ports.apiKeys, c.req.header("authorization"));
        if (!key.ok) return problem(c, key.reason);
        if (key.value.site !== site.key) return problem(c, "unknown-site");
      } else if (c.req.header("origin") === undefined) {
        return problem(c, "forbidden-origin", {
          detail: "A browser sends its origin with every beacon; a back end sends an API key.",
        });
      }
      if (!isJsonType(c.req.header("content-type"))) return problem(c, "unsupported-media-type");

      const parsed = parseBatch(await c.req.text(), {
        site: site.key,
        receivedAt: ports.clock(),
        trusted,
      });
      if (!parsed.ok) {
        const { reason, detail, refused } = parsed.reason;
        logRefusal(site.key, reason, detail);
        return problem(c, reason, refused.length > 0 ? { refused } : {});
      }
      const { batch, refused, details } = parsed.value;
      if (details.length > 0) logRefusal(site.key, "some events", details.join("; "));
      try {
        const collected = await within(maxWaitMs, collectBatch(batch, ports, writeBehind));
        if (collected.kind !== "scored") return problem(c, collected.kind);
        c.executionCtx.waitUntil(collected.settle());
        const answer: CollectAnswer = {
          accepted: batch.events.length,
          refused,
          ...collected.standing,
        };
        return c.json(answer, 200, { "cache-control": "no-store" });
      } catch (error) {
        console.error("collect: D1 did not take the batch, the queue must", String(error));
        return queueInstead(c, batch, refused, ports);
      }
    },
  );
}

/** D1 is slow or down: the queue takes the batch, and the answer is the last known tier. */
async function queueInstead(
  c: Context,
  batch: Batch,
  refused: readonly RefusedEvent[],
  { queue, tiers }: Ports,
): Promise<Response> {
  try {
    await within(maxWaitMs, queue.send(batch));
  } catch (error) {
    console.error("collect: the queue did not take it either", String(error));
    return problem(c, "unavailable");
  }
  const tier = await within(maxWaitMs, tiers.get(batch.visitor)).catch(() => null);
  const answer: CollectAnswer = {
    accepted: batch.events.length,
    refused,
    provisional: true,
    tier,
  };
  return c.json(answer, 202, { "cache-control": "no-store" });
}

/** As JSON: what a stranger sent may hold control characters. */
const logRefusal = (site: string, reason: string, detail: string): void =>
  console.warn(JSON.stringify({ refused: reason, site, detail }));

/** What pages can send without a preflight, and what back ends send by habit. */
const isJsonType = (type: string | undefined): boolean =>
  type !== undefined && /^(text\/plain|application\/json)\s*(;|$)/i.test(type);
