import * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import { bytesOfBase64 } from "../../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { isMachineEvent } from "./isMachineEvent.ts";
import { plainName } from "./plainName.ts";
import type { Provider, Row } from "./provider.ts";
import { readJson } from "./readJson.ts";
import { momentOf } from "./vendorTime.ts";
import { verifyHmac } from "./verifyHmac.ts";

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    open: "email_open",
    click: "email_click",
    unsub: "email_unsubscribe",
    spam: "email_unsubscribe",
  }),
);

/**
 * Webhooks of Mailchimp Transactional (Mandrill): HMAC-SHA1 of the URL as it was entered, and of every field of
 * the form, sorted by name. No time is signed, so that no webhook is too old; each event has its own time.
 *
 * Source: mandrill.zendesk.com, "How to Authenticate Webhook Requests"; mailchimp.com/developer, "Webhooks".
 */
export const mandrill: Provider = {
  title: "Mailchimp Transactional",
  kind: "mailings",
  secret: z
    .string()
    .regex(/^[\x21-\x7e]{16,200}$/, "must be the Key of the webhook: Settings, Webhooks"),
  makeSecret: null,
  setUp: "Settings, Webhooks: enter the URL for opened, clicked, unsubscribed and spam",

  verify: verifyHmac(({ url, headers, body }) => {
    const signature = headers.get("x-mandrill-signature");
    const fields = [...new URLSearchParams(body)].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = url.href + fields.map(([name, value]) => name + value).join("");
    return signature === null ? null : { text, signature: bytesOfBase64(signature) };
  }, "SHA-1"),

  toRows({ body, now }, settings) {
    const read = readJson(new URLSearchParams(body).get("mandrill_events") ?? "");
    if (!read.ok) return read;
    if (!Array.isArray(read.value)) return fail("mandrill_events: is not an array of events");
    return ok(read.value.map((raw): Row => rowOf(raw, now, settings.mailing)));
  },
};

const happened = z.object({
  event: z.string(),
  ts: z.number(),
  _id: z.string(),
  url: z.string().optional(),
  user_agent: z.string().nullish(),
  msg: z.object({ email: z.string(), tags: z.array(z.string()).optional() }),
});

function rowOf(raw: unknown, now: number, mailing: string | undefined): Row {
  const parsed = happened.safeParse(raw);
  if (!parsed.success) return fail("is not an event of Mandrill: needs event, ts, _id, msg.email");
  const { event, ts, _id, url, user_agent, msg } = parsed.data;
  const type = kinds.get(event);
  if (type === undefined || isMachineEvent(type, user_agent)) return ok([]);
  // `_id` is the message's: all events of a message share it.
  // An e-mail that is opened again is the same one: opens have no time in their id.
  const id = eventId("mandrill", _id, event, ...(event === "open" ? [] : [ts, url]));
  const named = plainName(msg.tags?.[0]) ?? mailing ?? "Mandrill";
  return ok([{ id, email: msg.email, type, mailing: named, occurredAt: momentOf(ts, now) }]);
}
