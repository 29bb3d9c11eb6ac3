import * as z from "zod";
import { bytesOfBase64 } from "../../identity/hmac.ts";
import { eventId } from "./eventId.ts";
import { plainName } from "./plainName.ts";
import type { Provider } from "./provider.ts";
import { randomSecret } from "./randomSecret.ts";
import { submissionRows } from "./submissionRows.ts";
import { momentOfDate } from "./vendorTime.ts";
import { verifyHmac } from "./verifyHmac.ts";

const field = z.object({
  label: z.string().nullish(),
  type: z.string(),
  value: z.unknown(),
  options: z.array(z.object({ id: z.string(), text: z.string().optional() })).optional(),
});
const response = z.object({
  data: z.object({
    responseId: z.string(),
    formName: z.string().optional(),
    createdAt: z.string().optional(),
    fields: z.array(field),
  }),
});

/**
 * Tally's webhooks: HMAC-SHA256 of the body, which has the time of the submission. A field is known by its
 * label, or by the type INPUT_EMAIL; a choice counts by its text.
 *
 * Source: tally.so/help/webhooks.
 */
export const tally: Provider = {
  title: "Tally",
  kind: "forms",
  secret: z.string().regex(/^[\x21-\x7e]{16,200}$/, "must be at least 16 characters"),
  makeSecret: randomSecret,
  setUp: "Integrations, Webhooks: enter the URL and, as the signing secret, the secret",

  verify: verifyHmac(({ headers, body }) => {
    const signature = headers.get("tally-signature");
    return signature === null ? null : { text: body, signature: bytesOfBase64(signature) };
  }),

  toRows: submissionRows(
    response,
    "is not a response of Tally: needs data.responseId, data.fields",
    ({ data: { responseId, formName, createdAt, fields } }, now) => ({
      id: eventId("tally", responseId),
      form: plainName(formName) ?? "Tally",
      at: momentOfDate(createdAt, now),
      fields: fields.flatMap((field): [string, unknown][] => [
        [field.label ?? "", answerOf(field)],
        ...(field.type === "INPUT_EMAIL" ? [["email", field.value] as [string, unknown]] : []),
      ]),
    }),
  ),
};

/** A choice comes as its id; `options` has the texts. */
function answerOf({ value, options = [] }: z.infer<typeof field>): unknown {
  if (!Array.isArray(value) || options.length === 0) return value;
  return value.map((id) => options.find((option) => option.id === id)?.text ?? id);
}
