import * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import { bytesOfHex, holdsHmac } from "../../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { isMachineEvent } from "./isMachineEvent.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { checkAge, hourMs, momentOf } from "./vendorTime.ts";
import { wrongSignature } from "./verifyHmac.ts";

/** Mailgun tries again for eight hours, and advises against a strict limit. */
const maxAgeMs = 9 * hourMs;

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    opened: "email_open",
    clicked: "email_click",
    unsubscribed: "email_unsubscribe",
    complained: "email_unsubscribe",
  }),
);

/**
 * Mailgun's webhooks: one event each, with an HMAC-SHA256 of timestamp and token in the body. The event itself
 * is not signed; only TLS protects it from changes.
 *
 * Source: documentation.mailgun.com, user manual, "Securing Webhooks", "Webhook Payloads", "Automatic Retries",
 * "Open and Click Bot Detection".
 */
export const mailgun: Provider = {
  title: "Mailgun",
  kind: "mailings",
  secret: z
    .string()
    .regex(
      /^[\x21-\x7e]{16,200}$/,
      "must be the HTTP webhook signing key: Send, Sending, Webhooks (or API security)",
    ),
  makeSecret: null,
  setUp: "Send, Sending, Webhooks: add the URL for opens, clicks, unsubscribes and spam complaints",

  async verify({ body, now }, secret) {
    const read = readJson(body);
    const parsed = signed.safeParse(read.ok ? read.value : null);
    if (!parsed.success) return fail("has no signature");
    const { timestamp, token, ...signatures } = parsed.data.signature;
    // For a domain of a sub-account, the main account signs, too.
    for (const signature of [signatures.signature, signatures["parent-signature"] ?? ""]) {
      if (await holdsHmac(secret, `${timestamp}${token}`, bytesOfHex(signature))) {
        return checkAge(Number(timestamp), now, maxAgeMs);
      }
    }
    return wrongSignature;
  },

  toRows({ body, now }, settings) {
    const read = readJson(body);
    if (!read.ok) return read;
    const parsed = happened.safeParse(read.value);
    if (!parsed.success)
      return ok([fail("is not an event of Mailgun: needs event, id, timestamp, recipient")]);
    const {
      event,
      id,
      timestamp,
      recipient,
      tags,
      "client-info": client,
    } = parsed.data["event-data"];
    const type = kinds.get(event);
    const message = parsed.data["event-data"].message?.headers?.["message-id"];
    // `apple`, `gmail`, `generic`; empty for a person.
    const isMachine =
      (typeof client?.bot === "string" && client.bot !== "") ||
      /^(robot|library)$/i.test(client?.["client-type"] ?? "") ||
      isMachineEvent(type, client?.["user-agent"]);
    if (type === undefined || isMachine) return ok([ok([])]);
    const mailing = plainName(tags?.[0]) ?? settings.mailing ?? "Mailgun";
    const row = {
      // An e-mail that is opened again is the same one.
      id: eventId("mailgun", ...(event === "opened" && message ? [message, event] : [id])),
      email: recipient,
      type,
      mailing,
      occurredAt: momentOf(timestamp, now),
    };
    return ok([ok([row])]);
  },
};

const signed = z.object({
  signature: z.object({
    timestamp: z.string(),
    token: z.string(),
    signature: z.string(),
    "parent-signature": z.string().optional(),
  }),
});

const happened = z.object({
  "event-data": z.object({
    event: z.string(),
    id: z.string(),
    timestamp: z.number(),
    recipient: z.string(),
    tags: z.array(z.string()).nullish(),
    message: z
      .object({ headers: z.object({ "message-id": z.string().optional() }).optional() })
      .nullish(),
    "client-info": z
      .object({
        bot: z.string().optional(),
        "client-type": z.string().nullish(),
        "user-agent": z.string().nullish(),
      })
      .nullish(),
  }),
});
