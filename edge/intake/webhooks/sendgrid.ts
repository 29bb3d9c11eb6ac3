import * as z from "zod";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { bytesOfBase64 } from "../../identity/hmac.ts";
import { rawSignature } from "./ecdsaSignature.ts";
import { eventId } from "./eventId.ts";
import { isMachineEvent } from "./isMachineEvent.ts";
import { plainName } from "./plainName.ts";
import type { Provider, Row, Webhook } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { checkAge, hourMs, momentOf } from "./vendorTime.ts";
import { wrongSignature } from "./verifyHmac.ts";

/** "All events are retried at increasing intervals for up to 24 hours after the event occurs." */
const maxAgeMs = 25 * hourMs;

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    open: "email_open",
    click: "email_click",
    unsubscribe: "email_unsubscribe",
    group_unsubscribe: "email_unsubscribe",
    group_resubscribe: "email_subscribe",
    spamreport: "email_unsubscribe",
  }),
);

/**
 * SendGrid's Event Webhook, signed: ECDSA over the timestamp and the body.
 *
 * Sources: twilio.com/docs/sendgrid/for-developers/tracking-events, "Event Webhook Reference", "Getting
 * started with the Event Webhook Security Features" and "Troubleshooting"; headers as in sendgrid-nodejs.
 */
export const sendgrid: Provider = {
  title: "SendGrid",
  kind: "mailings",
  // SubjectPublicKeyInfo of a P-256 key always begins like this (RFC 5480).
  secret: z
    .string()
    .regex(
      /^MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE[A-Za-z0-9+/]{86}==$/,
      "must be the Verification Key of the signed Event Webhook: Settings, Mail Settings, Event Webhooks",
    ),
  makeSecret: null,
  setUp:
    "Settings, Mail Settings, Event Webhooks: enter the URL, tick opened, clicked, unsubscribed and spam reports, turn on Signed Event Webhook",
  verify,
  toRows({ body, now }, settings) {
    const read = readJson(body);
    if (!read.ok) return read;
    if (!Array.isArray(read.value)) return fail("is not an array of events");
    return ok(read.value.map((raw): Row => rowOf(raw, now, settings.mailing ?? "SendGrid")));
  },
};

async function verify(
  { headers, body, now }: Webhook,
  secret: string,
): Promise<Result<null, string>> {
  const signature = headers.get("x-twilio-email-event-webhook-signature");
  const timestamp = headers.get("x-twilio-email-event-webhook-timestamp");
  if (signature === null || timestamp === null) return fail("has no signature");
  const raw = rawSignature(bytesOfBase64(signature));
  if (raw === null) return fail("has a malformed signature");
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("spki", bytesOfBase64(secret), curve, false, [
    "verify",
  ]);
  const text = new TextEncoder().encode(timestamp + body);
  const holds = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, raw, text);
  return holds ? checkAge(Number(timestamp), now, maxAgeMs) : wrongSignature;
}

const event = z.object({
  event: z.string(),
  email: z.string(),
  timestamp: z.number(),
  sg_event_id: z.string().optional(),
  sg_message_id: z.string().optional(),
  url: z.string().optional(),
  category: z.union([z.string(), z.array(z.string())]).optional(),
  singlesend_name: z.string().optional(),
  sg_machine_open: z.boolean().optional(),
  useragent: z.string().optional(),
});

function rowOf(raw: unknown, now: number, mailing: string): Row {
  const parsed = event.safeParse(raw);
  if (!parsed.success) return fail("is not an event of SendGrid: needs event, email, timestamp");
  const { event: kind, email, timestamp, category, singlesend_name, ...rest } = parsed.data;
  const type = kinds.get(kind);
  // Apple's Mail Privacy Protection opens every e-mail by itself.
  const isMachine = rest.sg_machine_open === true || isMachineEvent(type, rest.useragent);
  if (type === undefined || isMachine) return ok([]);
  const message = rest.sg_message_id;
  if (message === undefined && rest.sg_event_id === undefined) return fail("has no id");
  // `sg_event_id` may differ at every retry (sendgrid-nodejs, issue 1435): the id is made of what happened.
  // An e-mail that is opened again is the same one: opens have no time in their id.
  const id =
    message === undefined
      ? eventId("sendgrid", rest.sg_event_id)
      : eventId("sendgrid", message, kind, ...(kind === "open" ? [] : [timestamp, rest.url]));
  const named = plainName(singlesend_name) ?? plainName([category].flat()[0]) ?? mailing;
  return ok([{ id, email, type, mailing: named, occurredAt: momentOf(timestamp, now) }]);
}
