import * as z from "zod";
import { VISITOR_ID_PATTERN } from "../identity/ids.ts";
import { type BrowserEvent, browserEvent } from "./event.ts";
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

export interface Beacon extends Omit<Readonly<z.output<typeof beacon>>, "events"> {
  readonly events: readonly BrowserEvent[];
}
