import { timingSafeEqual } from "hono/utils/buffer";
import * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider, Row } from "./provider.ts";
import { randomSecret } from "./randomSecret.ts";
import { eventsOfSubmission } from "./submission.ts";
import { momentOf } from "./vendorTime.ts";

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    subscribe: "email_subscribe",
    unsubscribe: "email_unsubscribe",
  }),
);

/**
 * Webhooks of a Mailchimp audience: subscribed, unsubscribed, profile changed. They are form-encoded and not
 * signed: the URL holds a secret, as Mailchimp advises. The secret has no date, so that no webhook is too old;
 * a repeated one has the same time, and counts once.
 *
 * Source: mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks. Opens and clicks are not
 * among them; `mandrill.ts` reads those of transactional e-mail.
 */
export const mailchimp: Provider = {
  title: "Mailchimp",
  kind: "mailings",
  secret: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,200}$/, "must be at least 20 letters, digits, - or _"),
  makeSecret: randomSecret,
  isSecretInUrl: true,
  setUp: "Audience, Settings, Webhooks: enter the whole URL, with its secret",

  async verify({ url }, secret) {
    const given = url.searchParams.get("secret");
    if (given === null) return fail("has no secret in its URL");
    return (await timingSafeEqual(given, secret))
      ? ok(null)
      : fail("has another secret in its URL");
  },

  toRows({ body, now }, settings) {
    const form = new URLSearchParams(body);
    const type = form.get("type");
    // Mailchimp sends an empty request to check the URL before it saves it.
    if (type === null) return ok([]);
    const [email, firedAt, list] = ["data[email]", "fired_at", "data[list_id]"].map(
      (name) => form.get(name) ?? "",
    ) as [string, string, string];
    if (type === "upemail") return ok([changedAddress(form, firedAt, list, now)]);
    const seconds = timeOf(firedAt);
    if (seconds === null) {
      return ok([fail("fired_at: is not a time such as 2026-04-25 14:30:00")]);
    }
    const at = momentOf(seconds, now);
    const id = eventId("mailchimp", type, firedAt, list, email);
    const kind = kinds.get(type);
    const mailing = settings.mailing ?? plainName(list) ?? "Mailchimp";
    const change = kind === undefined ? [] : [{ id, email, type: kind, mailing, occurredAt: at }];
    if (kind !== "email_subscribe" && type !== "profile") return ok([ok(change)]);
    const profile = eventsOfSubmission(
      { id, email, form: null, at, fields: mergeFields(form) },
      settings,
    );
    return ok([profile.ok ? ok([...change, ...profile.value]) : profile]);
  },
};

/** `data[merges][FNAME]` and similar: the person's fields in the audience. */
const mergeFields = (form: URLSearchParams): [string, string][] =>
  [...form].flatMap(([name, value]): [string, string][] => {
    const merge = /^data\[merges\]\[([^\]]+)\]$/.exec(name)?.[1];
    return merge === undefined ? [] : [[merge, value]];
  });

/** The person has a new address: both addresses lead to the same lead from now on. */
function changedAddress(form: URLSearchParams, firedAt: string, list: string, now: number): Row {
  const [before, after] = ["data[old_email]", "data[new_email]"].map(
    (name) => form.get(name) ?? "",
  );
  const at = timeOf(firedAt);
  if (at === null) return fail("fired_at: is not a time such as 2026-04-25 14:30:00");
  if (!before || !after) return fail("upemail: needs data[old_email] and data[new_email]");
  const id = eventId("mailchimp", "upemail", firedAt, list, before, after);
  return ok([
    {
      id,
      email: before,
      type: "identify",
      traits: { email: after },
      occurredAt: momentOf(at, now),
    },
  ]);
}

/** `2026-04-25 14:30:00`, in UTC, as seconds since 1970; `null` for other text. */
function timeOf(firedAt: string): number | null {
  const seconds = Date.parse(`${firedAt.replace(" ", "T")}Z`) / 1_000;
  return Number.isNaN(seconds) ? null : seconds;
}
