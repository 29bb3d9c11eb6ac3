import { timingSafeEqual } from "hono/utils/buffer";
import * as z from "zod";
import { fail, ok } from "../../../shared/result.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
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
 * Webhooks of a Mailchimp audience: who subscribed, who left, whose profile changed. Form-encoded, and not
 * signed: a secret stands in the address, as Mailchimp advises. Nothing dates the secret, so that nothing is
 * too old; what is repeated counts once by its own time.
 *
 * Source: mailchimp.com/developer/marketing/guides/sync-audience-data-webhooks. Opens and clicks are not
 * among them: those of transactional mail are signed, `mandrill.ts`.
 */
export const mailchimp: Provider = {
  title: "Mailchimp",
  tells: "mailings",
  secret: z.string().regex(/^[A-Za-z0-9_-]{20,200}$/, "must be 20 letters and digits at least"),
  makeSecret: randomSecret,
  isSecretInUrl: true,
  setUp: "Audience, Settings, Webhooks: enter the address as it stands, with its secret",

  async verify({ url }, secret) {
    const given = url.searchParams.get("secret");
    if (given === null) return fail("has no secret in its address");
    return (await timingSafeEqual(given, secret))
      ? ok(null)
      : fail("has another secret in its address");
  },

  toRows({ body, now }, settings) {
    const form = new URLSearchParams(body);
    const type = form.get("type");
    // It looks whether anybody is there before it saves an address.
    if (type === null) return ok([]);
    const [email, firedAt, list] = ["data[email]", "fired_at", "data[list_id]"].map(
      (name) => form.get(name) ?? "",
    ) as [string, string, string];
    const seconds = Date.parse(`${firedAt.replace(" ", "T")}Z`) / 1_000;
    if (Number.isNaN(seconds)) {
      return ok([fail("fired_at: is no time such as 2026-04-25 14:30:00")]);
    }
    const at = momentOf(seconds, now);
    const id = eventId("mailchimp", type, firedAt, list, email);
    const kind = kinds.get(type);
    const mailing = settings.mailing ?? plainName(list) ?? "Mailchimp";
    const told = kind === undefined ? [] : [{ id, email, type: kind, mailing, occurredAt: at }];
    if (kind !== "email_subscribe" && type !== "profile") return ok([ok(told)]);
    const profile = eventsOfSubmission(
      { id, email, form: null, at, fields: mergeFields(form) },
      settings,
    );
    return ok([profile.ok ? ok([...told, ...profile.value]) : profile]);
  },
};

/** `data[merges][FNAME]` and its kin: what the audience knows of the person. */
const mergeFields = (form: URLSearchParams): [string, string][] =>
  [...form].flatMap(([name, value]): [string, string][] => {
    const merge = /^data\[merges\]\[([^\]]+)\]$/.exec(name)?.[1];
    return merge === undefined ? [] : [[merge, value]];
  });
