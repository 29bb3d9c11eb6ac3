import * as z from "zod";
import { fail, ok } from "../../shared/result.ts";
import { bytesOfHex, holdsHmac } from "../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { eventsOfSubmission } from "./submission.ts";
import { checkAge } from "./vendorTime.ts";

/** Webflow itself advises five minutes. */
const maxAgeMs = 300_000;

/**
 * Webflow's `form_submission`: HMAC-SHA256 of timestamp, colon and body, as hex. Only webhooks that were
 * made by Webflow's API are signed.
 *
 * Source: developers.webflow.com/data/docs/working-with-webhooks.
 */
export const webflow: Provider = {
  title: "Webflow",
  tells: "forms",
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be the secretKey that Webflow's API answered with"),
  makeSecret: null,
  setUp:
    "POST /v2/sites/SITE/webhooks of Webflow's API with triggerType form_submission and the address",

  async verify({ headers, body, now }, secret) {
    const signature = headers.get("x-webflow-signature");
    const timestamp = headers.get("x-webflow-timestamp");
    if (signature === null || timestamp === null) return fail("has no signature");
    const holds = await holdsHmac(secret, `${timestamp}:${body}`, bytesOfHex(signature));
    // Milliseconds, other than everybody's.
    return holds
      ? checkAge(Number(timestamp) / 1_000, now, maxAgeMs)
      : fail("has a signature that does not fit");
  },

  toRows({ body, now }, settings) {
    const read = readJson(body);
    if (!read.ok) return read;
    const parsed = submitted.safeParse(read.value);
    if (!parsed.success)
      return ok([fail("is no submission of Webflow: needs payload.id, payload.data")]);
    const { id, name, submittedAt, data } = parsed.data.payload;
    const submission = {
      id: eventId("webflow", id),
      form: plainName(name) ?? "Webflow",
      at: Math.min(Date.parse(submittedAt ?? "") || now, now),
      fields: Object.entries(data),
    };
    return ok([eventsOfSubmission(submission, settings)]);
  },
};

const submitted = z.object({
  payload: z.object({
    id: z.string(),
    name: z.string().optional(),
    submittedAt: z.string().optional(),
    data: z.record(z.string(), z.unknown()),
  }),
});
