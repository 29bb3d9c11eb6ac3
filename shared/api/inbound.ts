/** What the routes of inbound webhooks take and answer. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";

const name = z.string().trim().min(1).max(128);

/** What a source's webhooks are read by, besides what their vendor says. */
export const inboundSettings = z.strictObject({
  mailing: name.optional().describe("Name of the mailing where the vendor names none"),
  form: name.optional().describe("Name of the form; without it, what the vendor calls it"),
  page: z
    .string()
    .regex(/^\/[^\s?#]*$/, "must be a path such as /demo")
    .max(512)
    .optional()
    .describe("Path of the page that the form is on; `/` without it"),
  fields: z
    .record(name, z.string().regex(/^([A-Za-z][A-Za-z0-9_]{0,39})?$/, "must be a trait, or empty"))
    .refine((fields) => Object.keys(fields).length <= 50, "has more than 50")
    .optional()
    .describe("Field of the form → trait; an empty one leaves the field out"),
});
export type InboundSettings = z.infer<typeof inboundSettings>;

/** Body of `POST /v1/inbound`. */
export const inboundOrder = z.strictObject({
  provider: z.string().describe("e.g. `sendgrid`, `mailgun`, `form`; docs/data-in.md"),
  name: name.optional().describe("For people; without it, the provider's"),
  secret: z.string().optional().describe("As the vendor shows it; some are made here"),
  settings: inboundSettings.default({}),
});
export type InboundOrder = z.input<typeof inboundOrder>;

/** What came in at a source, in rows of its webhooks. */
export const inboundTraffic = z.strictObject({
  lastAt: z
    .int()
    .nullable()
    .describe("When a webhook that was signed right came last, in milliseconds since 1970"),
  accepted: z.int().describe("Repetitions included"),
  ignored: z.int(),
  refused: z.int(),
  fault: z
    .strictObject({ at: z.int(), detail: z.string() })
    .nullable()
    .describe("Why a webhook, or a row of one, was refused last; renewed once a minute at most"),
});
export type InboundTraffic = AnswerOf<typeof inboundTraffic>;

/** A source as it is shown: never its secret. */
export const inboundSource = z.strictObject({
  id: z.string(),
  provider: z.string(),
  name: z.string(),
  settings: inboundSettings,
  createdAt: z.int().describe("Milliseconds since 1970"),
});
export const inboundListed = inboundSource.extend({ traffic: inboundTraffic });
export type InboundListed = AnswerOf<typeof inboundListed>;
export const inboundList = z.strictObject({ sources: z.array(inboundListed) });
export type InboundList = AnswerOf<typeof inboundList>;

/** A new source: the only time that its address and secret are shown. */
export const inboundMade = inboundSource.extend({
  url: z.string().describe("To be entered at the vendor; may hold the secret"),
  secret: z.string().nullable().describe("To be entered at the vendor, where leadlight made it"),
  setUp: z.string().describe("What to do at the vendor"),
});
export type InboundMade = AnswerOf<typeof inboundMade>;

/** To a vendor: what was taken, and what was not and why. */
export const inboundTaken = z.strictObject({
  accepted: z.int().describe("Rows that were taken, repetitions included"),
  ignored: z.int().describe("Rows that say nothing about a person's interest: sent, delivered"),
  refused: z.array(z.strictObject({ index: z.int(), detail: z.string() })),
});
