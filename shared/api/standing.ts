/** What browsers send, and what they may learn. */
import * as z from "zod";
import { browserEvent } from "../wire/event.ts";
import { maxEventsPerBatch } from "../wire/limits.ts";
import { milliseconds, visitorId } from "./words.ts";

export const beacon = z.strictObject({
  v: z.literal(1),
  visitor: visitorId,
  sentAt: milliseconds.describe("The sender's clock: corrects every occurredAt"),
  events: z.array(browserEvent).min(1).max(maxEventsPerBatch),
});

/** A visitor's standing, as the visitor may see it. */
export const standing = z.strictObject({
  score: z.number(),
  total: z.number(),
  tier: z.string(),
  stage: z.string().nullable(),
  segments: z.array(z.string()).describe("Segments of the model that it is in"),
});

/** What a visitor is told of itself. */
export const ownAnswer = standing.extend({
  token: z
    .string()
    .optional()
    .describe("Tier and segments, signed, for a cookie; docs/personalize.md"),
});

export const refusedEvent = z.strictObject({
  index: z.int(),
  id: z.string().optional(),
  reason: z.enum([
    "invalid-event",
    "event-too-old",
    "event-in-future",
    "implausible-clock",
    "invalid-signature",
  ]),
});

const taken = {
  accepted: z.int(),
  refused: z.array(refusedEvent),
  changed: z
    .array(z.string())
    .optional()
    .describe("Properties and traits that were cut or left out because they do not fit"),
};

export const collectAnswer = ownAnswer.extend(taken);

/** D1 was slow or down: the queue has the events. */
export const provisionalAnswer = z.strictObject({
  ...taken,
  provisional: z.literal(true),
  tier: z.string().nullable().describe("The last one known"),
  segments: z.array(z.string()).describe("The last ones known"),
});
