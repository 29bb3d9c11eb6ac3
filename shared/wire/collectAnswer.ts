/** What browsers receive. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";

/** A visitor's standing, as the visitor may see it. */
export const standing = z.strictObject({
  score: z.number().describe("Points from behaviour"),
  total: z.number().describe("Behaviour and fit together"),
  tier: z.string().describe("e.g. `cold`, `warm`, `hot`, `disqualified`"),
  stage: z.string().nullable().describe("The highest stage reached, e.g. `MQL`"),
  segments: z.array(z.string()).describe("Segments of the model that it is in"),
});

export type Standing = AnswerOf<typeof standing>;

/** Answer of `GET /v1/me`. The token is missing when the site has no secret. */
export const ownAnswer = standing.extend({
  token: z
    .string()
    .optional()
    .describe("Tier and segments, signed, for a cookie; docs/personalize.md"),
});

/** An event that was refused: its index in the batch, its id when it had one, and why. */
const refusedEvent = z.strictObject({
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

export type RefusedEvent = AnswerOf<typeof refusedEvent>;
export type RefusedReason = RefusedEvent["reason"];

const taken = {
  accepted: z.int().describe("Events that were accepted, repeats included"),
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

export type CollectAnswer =
  | (AnswerOf<typeof collectAnswer> & { readonly provisional?: false })
  | (AnswerOf<typeof provisionalAnswer> & { readonly token?: never });
