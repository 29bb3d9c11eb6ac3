import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { VISITOR_ID_PATTERN } from "../identity/ids.ts";
import { browserEvent } from "./event.ts";
import { maxEventsPerBatch } from "./limits.ts";

/** Body of `POST /v1/collect?site=KEY`: JSON sent as `text/plain`, so that no preflight is needed. */
export const beacon = z.strictObject({
  v: z.literal(1),
  visitor: z
    .string()
    .regex(VISITOR_ID_PATTERN, "must be 32 lowercase hex digits")
    .describe("128 random bits as 32 lowercase hex digits"),
  sentAt: z
    .int()
    .describe("Milliseconds since 1970 by the sender's clock: corrects every occurredAt"),
  events: z.array(browserEvent).min(1).max(maxEventsPerBatch),
});

export type Beacon = AnswerOf<typeof beacon>;
