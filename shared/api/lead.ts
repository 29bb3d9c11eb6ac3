/** One lead: its score, the reasons for it, and its events. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { traitValue } from "../events/fields.ts";
import { anyEvent } from "../wire/event.ts";
import { leadId, milliseconds, moment } from "./words.ts";

const adjustmentView = z.strictObject({
  name: z.string().describe("A later one under the same name replaces it"),
  points: z.number(),
  author: z.string(),
  reason: z.string(),
  expiresAt: milliseconds.nullable(),
  at: milliseconds,
});

export const leadView = z.strictObject({
  lead: leadId,
  score: z.number(),
  fit: z.number(),
  total: z.number(),
  grade: z.string(),
  tier: z.string(),
  priority: z.string().nullable(),
  stage: z.string().nullable(),
  segments: z.array(z.string()).describe("Segments of the model that it is in"),
  nextChangeAt: milliseconds.nullable().describe("When tier, stage or a segment changes by itself"),
  firstSeen: milliseconds.nullable(),
  lastSeen: milliseconds.nullable(),
  sessions: z.int().describe("Visits in which a page was seen"),
  visitors: z.array(z.strictObject({ visitor: leadId, verified: z.boolean() })),
  traits: z.record(
    z.string(),
    z.strictObject({
      value: traitValue,
      verified: z.boolean(),
      inferred: z.literal(true).optional().describe("Inferred from the IP address"),
    }),
  ),
  adjustments: z.array(adjustmentView),
});
export type LeadView = AnswerOf<typeof leadView>;

const kind = z.enum(["interest", "fit", "disqualify"]);

export const contribution = z.strictObject({
  rule: z.string(),
  title: z.string(),
  kind,
  points: z.number().describe("What it adds to the total, after limit, decay and cap"),
  earned: z.number().describe("What it would add without the cap of its group"),
  count: z.number(),
  paid: z.number(),
  reason: z.string(),
  firstAt: milliseconds.nullable(),
  lastAt: milliseconds.nullable(),
});

export const explanation = leadView.extend({
  at: milliseconds.describe("The time of the evaluation"),
  contributions: z.array(contribution).describe("They add up to the total"),
  notEvaluable: z
    .array(
      z.strictObject({
        rule: z.string(),
        title: z.string(),
        kind,
        points: z.number(),
        reason: z.string(),
      }),
    )
    .describe("Rules that pay nothing because a trait has the wrong type"),
});
export type Explanation = AnswerOf<typeof explanation>;

export const explainParameters = z.strictObject({
  at: moment.optional().describe("A time in the past: milliseconds since 1970, or ISO 8601"),
});

export const eventsParameters = z.strictObject({
  before: z.coerce.number().int().min(1).optional().describe("`before` of the page before"),
});

const received = { receivedAt: milliseconds };

export const eventsPage = z.strictObject({
  events: z
    .array(
      z.discriminatedUnion(
        "type",
        // TypeScript does not follow `map` over a tuple.
        anyEvent.options.map((kind) => kind.extend(received)) as unknown as typeof anyEvent.options,
      ),
    )
    .describe("Newest first"),
  before: z.int().nullable().describe("For the next page; `null` on the last"),
});
export type EventsPage = AnswerOf<typeof eventsPage>;
