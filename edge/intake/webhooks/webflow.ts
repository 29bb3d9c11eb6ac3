import * as z from "zod";
import { bytesOfHex } from "../../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { submissionRows } from "./submissionRows.ts";
import { checkAge, momentOfDate } from "./vendorTime.ts";
import { verifyHmac } from "./verifyHmac.ts";

/** Webflow itself advises five minutes. */
const maxAgeMs = 300_000;

const submitted = z.object({
  payload: z.object({
    id: z.string(),
    name: z.string().optional(),
    submittedAt: z.string().optional(),
    data: z.record(z.string(), z.unknown()),
  }),
});

const verifySignature = verifyHmac(({ headers, body }) => {
  const signature = headers.get("x-webflow-signature");
  const timestamp = headers.get("x-webflow-timestamp");
  return signature && timestamp
    ? { text: `${timestamp}:${body}`, signature: bytesOfHex(signature) }
    : null;
});

/**
 * Webflow's `form_submission`: HMAC-SHA256 of timestamp, colon and body, as hex. Only webhooks that were
 * created through Webflow's API are signed.
 *
 * Source: developers.webflow.com/data/docs/working-with-webhooks.
 */
export const webflow: Provider = {
  title: "Webflow",
  kind: "forms",
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be the secretKey from the answer of Webflow's API"),
  makeSecret: null,
  setUp:
    "POST /v2/sites/SITE/webhooks of Webflow's API with triggerType form_submission and the URL",

  async verify(webhook, secret) {
    const signed = await verifySignature(webhook, secret);
    // In milliseconds, unlike other vendors.
    const seconds = Number(webhook.headers.get("x-webflow-timestamp")) / 1_000;
    return signed.ok ? checkAge(seconds, webhook.now, maxAgeMs) : signed;
  },

  toRows: submissionRows(
    submitted,
    "is not a submission of Webflow: needs payload.id, payload.data",
    ({ payload: { id, name, submittedAt, data } }, now) => ({
      id: eventId("webflow", id),
      form: plainName(name) ?? "Webflow",
      at: momentOfDate(submittedAt, now),
      fields: Object.entries(data),
    }),
  ),
};
