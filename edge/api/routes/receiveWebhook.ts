import { inboundTaken } from "../../../shared/api/inbound.ts";
import { ingestWebhook } from "../../intake/webhooks/ingestWebhook.ts";
import type { InboundSource, Received } from "../../ports/inbound.ts";
import { bytesBody } from "../body.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/** A signature covers every byte, a byte order mark too. */
const decoder = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** `POST /v1/inbound/:id`: accepts a webhook when its provider's signature is right. */
export const receiveWebhook = route({
  method: "post",
  path: "/v1/inbound/{id}",
  id: "receiveWebhook",
  summary: "Accepts a webhook, in its vendor's format; its signature vouches for it",
  access: { public: true },
  body: bytesBody,
  // SendGrid's batches are the largest: 768 KB.
  limit: 1_048_576,
  answers: {
    200: { description: "Good rows are accepted beside bad ones", schema: inboundTaken },
  },
  problems: ["unknown-inbound", "forged-webhook", "invalid-body"],
  async handle({ c, params, body, ports, json }) {
    const source = await ports.inbound.find(params.id);
    if (source === null) return problem(c, "unknown-inbound");
    const webhook = {
      url: new URL(c.req.url),
      headers: c.req.raw.headers,
      body: decoder.decode(body),
      now: ports.clock(),
    };
    const count = (received: Omit<Received, "at">) =>
      c.executionCtx.waitUntil(
        ports.inbound
          .receive(source.id, { at: webhook.now, ...received })
          .catch((error: unknown) => console.error("inbound: not counted", String(error))),
      );
    const taken = await ingestWebhook(source, webhook, ports);
    if (!taken.ok) {
      const { detail, problem: name } = taken.reason;
      log(source, detail);
      count({ rows: null, fault: detail });
      return problem(c, name, { detail: `The webhook ${detail}.` });
    }
    const { afterResponse, ...answer } = taken.value;
    const { length } = answer.refused;
    const fault = answer.refused[0]?.detail ?? null;
    c.executionCtx.waitUntil(afterResponse());
    count({ rows: { ...answer, refused: length }, fault });
    if (fault !== null) log(source, `refused rows: ${length}, the first ${fault}`);
    // 2xx even when no row was accepted: sending it again would change nothing.
    return json(200, answer);
  },
});

/** Vendors do not read answers. The person who set the source up reads the log. */
const log = ({ id, site, provider }: InboundSource, detail: string): void =>
  console.warn(JSON.stringify({ refused: "webhook", inbound: id, site, provider, detail }));
