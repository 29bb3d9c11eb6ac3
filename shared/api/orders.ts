/** What back ends send. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { normalEmail } from "../classify/emailKind.ts";
import { traitValue } from "../events/fields.ts";
import { standing } from "../wire/collectAnswer.ts";
import { leadId, visitorId } from "./words.ts";

const email = z.string().refine((text) => normalEmail(text) !== null, "is no e-mail address");
const text = z.string().trim().min(1).max(128);

/** Body of `POST /v1/identify`. */
export const identifyOrder = z.strictObject({
  visitor: visitorId.optional().describe("The browser; a back end may leave it out"),
  email: email.optional(),
  traits: z.record(z.string(), traitValue).default({}),
  signature: z
    .string()
    .optional()
    .describe("Of a browser: shows that the back end vouches for the address"),
  verified: z
    .boolean()
    .optional()
    .describe("Of a back end: false for an address that it did not check"),
  id: z.string().optional().describe("Sending the same id again changes nothing"),
});
export type IdentifyOrder = z.input<typeof identifyOrder>;

/** To a back end. A browser gets the answer of `POST /v1/collect`. */
export const identified = standing.extend({ lead: leadId });
export type Identified = AnswerOf<typeof identified>;

/** Each event takes a transaction of D1 for its person. D1 allows a thousand in a request. */
export const maxServerEvents = 200;

/** An event of `POST /v1/events`: its person, and the fields of its type. */
const serverEventOrder = z
  .looseObject({
    email: z.string().optional(),
    visitor: leadId.optional(),
    lead: leadId.optional(),
    type: z.string().describe("e.g. `email_open`, `webinar_attend`, `custom`; docs/people.md"),
    occurredAt: z.union([z.int(), z.string()]).optional(),
    id: z.string().optional(),
    current: z
      .boolean()
      .optional()
      .describe(
        "Of an `identify` without `occurredAt`: its traits hold now, also if it was sent before",
      ),
  })
  .describe("Exactly one of email, visitor, lead; an id or an occurredAt");
export type ServerEventOrder = z.infer<typeof serverEventOrder>;

/** What is checked of the whole body: each event is checked alone, and refused alone. */
export const eventsEnvelope = z.strictObject({
  events: z.array(z.unknown()).min(1).max(maxServerEvents),
});

export const eventsOrder = z.strictObject({
  events: z.array(serverEventOrder).min(1).max(maxServerEvents),
});

export const eventsTaken = z.strictObject({
  accepted: z.int(),
  refused: z.array(z.strictObject({ index: z.int(), detail: z.string() })),
});
export type EventsTaken = AnswerOf<typeof eventsTaken>;

/** Body of `POST /v1/leads/:id/adjustments`. */
export const adjustmentOrder = z.strictObject({
  points: z.number().min(-100_000).max(100_000),
  reason: z.string().trim().min(3).max(128).describe("Sales reads it beside the points"),
  author: text.optional().describe("Author; without one, the name of the API key"),
  name: text.optional().describe("A later one under the same name replaces it"),
  expiresAt: z
    .union([z.number(), z.string()])
    .nullable()
    .optional()
    .describe("Milliseconds since 1970 or ISO 8601; without one it never expires"),
});
export type AdjustmentOrder = z.input<typeof adjustmentOrder>;

export const adjustmentMade = z.strictObject({
  name: z.string(),
  points: z.number(),
  author: z.string(),
  reason: z.string(),
  expiresAt: z.int().nullable(),
});
export type AdjustmentMade = AnswerOf<typeof adjustmentMade>;

/** Clicks lead only to web pages: never to `javascript:`, nor to a file on the reader's disk. */
const webUrl = z
  .url({ protocol: /^https?$/, error: "must be an http or https address" })
  .max(1_024);

/** Body of `POST /v1/newsletter/links`. */
export const linksOrder = z.strictObject({
  mailing: z.string().min(1).max(128),
  emails: z.array(email).min(1).max(500),
  urls: z.array(webUrl).max(50).default([]),
});

export const linksMade = z.strictObject({
  recipients: z.array(
    z.strictObject({ email: z.string(), pixel: z.string(), links: z.array(z.string()) }),
  ),
});
export type LinksMade = AnswerOf<typeof linksMade>;
