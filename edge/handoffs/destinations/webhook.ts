import { Webhook } from "standardwebhooks";
import * as z from "zod";
import { type DestinationInput, destination } from "./destination.ts";
import { urlField } from "./fields.ts";

/** A signed POST, with the headers of Standard Webhooks (standardwebhooks.com). */
export const webhook = destination({
  title: "Webhook",
  fields: z.strictObject({
    url: urlField,
    /** Signs every message: `whsec_` and 24 to 64 bytes in base64. */
    secret: z
      .string()
      .regex(
        /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/,
        "must be whsec_ and 24 to 64 random bytes in base64: `echo whsec_$(openssl rand -base64 32)`",
      ),
  }),
  secrets: ["secret"],
  needsEmail: false,
  async perform(input, { url, secret }) {
    await input.send(url, signed(input, secret, { type: "lead.stage_entered" }));
  },
});

/** A signed message about a hand-off; `webhook-id` is the same at every attempt. */
export function signed(
  { key, payload, now }: DestinationInput,
  secret: string,
  head: Record<string, unknown>,
) {
  const at = new Date(now);
  const body = JSON.stringify({ ...head, timestamp: payload.enteredAt, data: payload });
  return {
    body,
    headers: {
      "webhook-id": key,
      "webhook-timestamp": String(Math.floor(now / 1_000)),
      "webhook-signature": new Webhook(secret).sign(key, at, body),
    },
  };
}
