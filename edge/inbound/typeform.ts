import * as z from "zod";
import { fail, ok } from "../../shared/result.ts";
import { bytesOfBase64, holdsHmac } from "../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { randomSecret } from "./randomSecret.ts";
import { readJson } from "./readJson.ts";
import { eventsOfSubmission } from "./submission.ts";

/**
 * Typeform's webhooks: HMAC-SHA256 of the body, which says when it was submitted. A field is known by its
 * `ref`, by its question, or as an answer of the kind `email`.
 *
 * Source: typeform.com/developers/webhooks, "Secure your webhooks" and "Example payload".
 */
export const typeform: Provider = {
  title: "Typeform",
  tells: "forms",
  secret: z.string().regex(/^[\x21-\x7e]{16,200}$/, "must be 16 characters at least"),
  makeSecret: randomSecret,
  setUp: "Connect, Webhooks: enter the address and, under Edit, the secret",

  async verify({ headers, body }, secret) {
    const signature = /^sha256=(.+)$/.exec(headers.get("typeform-signature") ?? "")?.[1];
    if (signature === undefined) return fail("has no signature");
    const holds = await holdsHmac(secret, body, bytesOfBase64(signature));
    return holds ? ok(null) : fail("has a signature that does not fit");
  },

  toRows({ body, now }, settings) {
    const read = readJson(body);
    if (!read.ok) return read;
    const parsed = response.safeParse(read.value);
    if (!parsed.success) return ok([fail("is no response of Typeform: needs form_response")]);
    const { token, submitted_at, definition, answers, hidden = {} } = parsed.data.form_response;
    const titles = new Map(definition?.fields.map(({ id, title }) => [id, title]));
    const fields = answers.flatMap((answer): [string, unknown][] => {
      const value = answerOf(answer);
      const { id, ref = "" } = answer.field;
      const named = [[ref, value] as const, [titles.get(id) ?? "", value] as const];
      return [...named, ...(answer.type === "email" ? [["email", value] as const] : [])].map(
        ([name, one]) => [name, one],
      );
    });
    const submission = {
      id: eventId("typeform", token),
      form: plainName(definition?.title) ?? "Typeform",
      at: Math.min(Date.parse(submitted_at) || now, now),
      fields: [...fields, ...Object.entries(hidden)],
    };
    return ok([eventsOfSubmission(submission, settings)]);
  },
};

/** An answer's value stands under the name of its kind. */
function answerOf({ type, ...answer }: z.infer<typeof answerShape>): unknown {
  const value = answer[type];
  const chosen = choice.safeParse(value);
  if (!chosen.success) return value;
  return chosen.data.labels ?? chosen.data.label;
}

const choice = z.object({ label: z.string().optional(), labels: z.array(z.string()).optional() });
const answerShape = z.looseObject({
  type: z.string(),
  field: z.object({ id: z.string(), ref: z.string().optional() }),
});
const response = z.object({
  form_response: z.object({
    token: z.string(),
    submitted_at: z.string(),
    definition: z
      .object({
        title: z.string().optional(),
        fields: z.array(z.object({ id: z.string(), title: z.string() })),
      })
      .optional(),
    answers: z.array(answerShape),
    hidden: z.record(z.string(), z.unknown()).optional(),
  }),
});
