/** Requests and answers of the routes of inbound webhooks. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";

const name = z.string().trim().min(1).max(128);

/** Settings of a source: how its webhooks are read where the vendor's data is not enough. */
export const inboundSettings = z.strictObject({
  mailing: name.optional().describe("Name of the mailing where the vendor names none"),
  form: name.optional().describe("Name of the form; without it, the vendor's name"),
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
  name: name.optional().describe("The name to show; without it, the provider's"),
  secret: z.string().optional().describe("As the vendor shows it; leadlight makes some itself"),
  settings: inboundSettings.default({}),
});
export type InboundOrder = z.input<typeof inboundOrder>;

/** The rows that arrived at a source. */
const inboundTraffic = z.strictObject({
  lastAt: z
    .int()
    .nullable()
    .describe("When the last correctly signed webhook arrived, in milliseconds since 1970"),
  accepted: z.int().describe("Repetitions included"),
  ignored: z.int(),
  refused: z.int(),
  fault: z
    .strictObject({ at: z.int(), detail: z.string() })
    .nullable()
    .describe("The last refusal of a webhook, or of a row; updated once a minute at most"),
});
export type InboundTraffic = AnswerOf<typeof inboundTraffic>;

/** A source without its secret. */
const inboundSource = z.strictObject({
  id: z.string(),
  provider: z.string(),
  name: z.string(),
  settings: inboundSettings,
  createdAt: z.int().describe("Milliseconds since 1970"),
});
const inboundListed = inboundSource.extend({ traffic: inboundTraffic });
export type InboundListed = AnswerOf<typeof inboundListed>;
export const inboundList = z.strictObject({ sources: z.array(inboundListed) });
export type InboundList = AnswerOf<typeof inboundList>;

/** A new source. Its address and secret are shown only this once. */
export const inboundMade = inboundSource.extend({
  url: z.string().describe("Enter it at the vendor; it may contain the secret"),
  secret: z.string().nullable().describe("Enter it at the vendor; `null` when the vendor made it"),
  setUp: z.string().describe("What to do at the vendor"),
});
export type InboundMade = AnswerOf<typeof inboundMade>;

/** Answer to a vendor: how many rows were accepted, and why others were refused. */
export const inboundTaken = z.strictObject({
  accepted: z.int().describe("Rows that were accepted, repetitions included"),
  ignored: z.int().describe("Rows that show no interest of a person: sent, delivered"),
  refused: z.array(z.strictObject({ index: z.int(), detail: z.string() })),
});
