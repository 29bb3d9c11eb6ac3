import { Webhook as Signed, WebhookVerificationError } from "standardwebhooks";
import * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import { eventId } from "./eventId.ts";
import { flatFields } from "./flatFields.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { eventsOfSubmission } from "./submission.ts";

/**
 * Any form, by a webhook with the headers of Standard Webhooks (standardwebhooks.com): JSON, or form-encoded.
 * The library refuses signatures older than five minutes; a sender signs again for each attempt, with the same
 * `webhook-id`.
 */
export const form: Provider = {
  title: "Form",
  kind: "forms",
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, "must be whsec_ and 24 to 64 bytes in base64"),
  makeSecret: () =>
    `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))}`,
  setUp: "Send each submission to the URL, signed with a library of Standard Webhooks",

  async verify({ headers, body }, secret) {
    try {
      new Signed(secret).verify(body, Object.fromEntries(headers), { jsonParse: false });
      return ok(null);
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
      return fail(`has an invalid signature: ${error.message}`);
    }
  },

  toRows({ headers, body, now }, settings) {
    const isForm = /^application\/x-www-form-urlencoded/i.test(headers.get("content-type") ?? "");
    const read = isForm ? ok(Object.fromEntries(new URLSearchParams(body))) : readJson(body);
    if (!read.ok) return read;
    const id = eventId("form", headers.get("webhook-id"));
    const submission = { id, form: "form", at: now, fields: flatFields(read.value) };
    return ok([eventsOfSubmission(submission, settings)]);
  },
};
