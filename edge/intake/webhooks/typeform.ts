import * as z from "zod";
import { bytesOfBase64 } from "../../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { randomSecret } from "./randomSecret.ts";
import { submissionRows } from "./submissionRows.ts";
import { momentOfDate } from "./vendorTime.ts";
import { verifyHmac } from "./verifyHmac.ts";

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
        fields: z.array(z.object({ id: z.string(), title: z.string().optional() })).optional(),
      })
      .optional(),
    answers: z.array(answerShape).default([]),
    hidden: z.record(z.string(), z.unknown()).optional(),
  }),
});

/**
 * Typeform's webhooks: HMAC-SHA256 of the body, which has the time of the submission. A field is known by its
 * `ref`, by its question, or by an answer of the type `email`.
 *
 * Source: typeform.com/developers/webhooks, "Secure your webhooks" and "Example payload".
 */
export const typeform: Provider = {
  title: "Typeform",
  kind: "forms",
  secret: z.string().regex(/^[\x21-\x7e]{16,200}$/, "must be at least 16 characters"),
  makeSecret: randomSecret,
  setUp: "Connect, Webhooks: enter the URL and, under Edit, the secret",

  verify: verifyHmac(({ headers, body }) => {
    const signature = /^sha256=(.+)$/.exec(headers.get("typeform-signature") ?? "")?.[1];
    return signature === undefined ? null : { text: body, signature: bytesOfBase64(signature) };
  }),

  toRows: submissionRows(
    response,
    "is not a response of Typeform: needs form_response",
    ({ form_response: { token, submitted_at, definition, answers, hidden = {} } }, now) => {
      const titles = new Map(definition?.fields?.map(({ id, title = "" }) => [id, title]));
      const fields = answers.flatMap((answer): [string, unknown][] => {
        const value = answerOf(answer);
        const { id, ref = "" } = answer.field;
        const names = [ref, titles.get(id) ?? "", ...(answer.type === "email" ? ["email"] : [])];
        return names.map((name) => [name, value]);
      });
      return {
        id: eventId("typeform", token),
        form: plainName(definition?.title) ?? "Typeform",
        at: momentOfDate(submitted_at, now),
        fields: [...fields, ...Object.entries(hidden)],
      };
    },
  ),
};

/** The value of an answer is in the field named by its type. */
function answerOf({ type, ...answer }: z.infer<typeof answerShape>): unknown {
  const value = answer[type];
  const chosen = choice.safeParse(value);
  if (!chosen.success) return value;
  return chosen.data.labels ?? chosen.data.label;
}
