import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { inboundOrder } from "../../../shared/api/inbound.ts";
import { addSource } from "../../intake/webhooks/addSource.ts";
import { takeWebhook } from "../../intake/webhooks/takeWebhook.ts";
import type { InboundSource, Received } from "../../ports/inbound.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { hintOf } from "../middleware/hint.ts";
import { problem } from "../middleware/problem.ts";

/** Every byte counts for a signature, a byte order mark too. */
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** SendGrid's batches are the largest: 768 KB. */
const maxBytes = 1_048_576;
type Listed = Awaited<ReturnType<Ports["inbound"]["list"]>>[number];

const noStore = { "cache-control": "no-store" };

/**
 * `/v1/inbound`: addresses for the webhooks of e-mail and form tools, made and removed with an API key;
 * `POST /v1/inbound/:id` takes a webhook, which its signature vouches for.
 */
export function inboundRoutes(ports: Ports) {
  return (
    new Hono()
      .use(bodyLimit({ maxSize: maxBytes, onError: (c) => problem(c, "body-too-large") }))
      .get("/", apiKey(ports), async function listSources(c) {
        const sources = await ports.inbound.list(c.var.apiKey.site);
        return c.json({ sources: sources.map(shown) }, 200, noStore);
      })
      .post("/", apiKey(ports), async function makeSource(c) {
        const parsed = inboundOrder.safeParse(await c.req.json().catch(() => null));
        if (!parsed.success) return problem(c, "invalid-body", { detail: hintOf(parsed.error) });
        const { origin } = new URL(c.req.url);
        const made = await addSource(c.var.apiKey.site, parsed.data, origin, ports);
        return made.ok
          ? c.json(made.value, 201, noStore)
          : problem(c, "invalid-body", { detail: `${made.reason.field}: ${made.reason.message}` });
      })
      .delete("/:id", apiKey(ports), async function removeSource(c) {
        const wasThere = await ports.inbound.remove(c.var.apiKey.site, c.req.param("id"));
        return wasThere ? c.body(null, 204) : problem(c, "unknown-inbound");
      })
      // Some look whether anybody is there before they save an address.
      .get("/:id", async function answerVendor(c) {
        const source = await ports.inbound.find(c.req.param("id"));
        return source === null ? problem(c, "unknown-inbound") : c.json({ ok: true }, 200, noStore);
      })
      .post("/:id", async function receiveWebhook(c) {
        const source = await ports.inbound.find(c.req.param("id"));
        if (source === null) return problem(c, "unknown-inbound");
        const webhook = {
          url: new URL(c.req.url),
          headers: c.req.raw.headers,
          body: decoder.decode(await c.req.arrayBuffer()),
          now: ports.clock(),
        };
        const receive = (received: Omit<Received, "at">) =>
          ports.inbound
            .receive(source.id, { at: webhook.now, ...received })
            .catch((error: unknown) => console.error("inbound: not counted", String(error)));
        const taken = await takeWebhook(source, webhook, ports);
        if (!taken.ok) {
          log(source, taken.reason.detail);
          c.executionCtx.waitUntil(receive({ rows: null, fault: taken.reason.detail }));
          return problem(c, taken.reason.problem, {
            detail: `The webhook ${taken.reason.detail}.`,
          });
        }
        const { settle, ...answer } = taken.value;
        const [first] = answer.refused;
        const rows = { ...answer, refused: answer.refused.length };
        c.executionCtx.waitUntil(settle());
        c.executionCtx.waitUntil(receive({ rows, fault: first?.detail ?? null }));
        if (first !== undefined)
          log(source, `refused rows: ${answer.refused.length}, the first ${first.detail}`);
        // 2xx even when no row was of use: sent again, it would be none the better.
        return c.json(answer, 200, noStore);
      })
  );
}

const shown = ({ secret: _, site: __, ...source }: Listed) => source;

/** A vendor reads no answer; whoever set it up reads the log. */
const log = ({ id, site, provider }: InboundSource, detail: string): void =>
  console.warn(JSON.stringify({ refused: "webhook", inbound: id, site, provider, detail }));
