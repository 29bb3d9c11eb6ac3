/** What the routes of hand-offs take and answer. */
import * as z from "zod";
import { visitorId } from "./words.ts";

const ms = z.int();

export const deliveryView = z.strictObject({
  /** The idempotency key: what a receiver sees, and what sends it again. */
  key: z.string(),
  destination: z.string(),
  state: z.enum(["waiting", "sent", "dead"]),
  attempts: z.int(),
  dueAt: ms,
  lastError: z.string().nullable(),
  sentAt: ms.nullable(),
});

export const handoffView = z.strictObject({
  lead: visitorId,
  stage: z.string(),
  episode: z.int(),
  enteredAt: ms,
  state: z.enum(["new", "routed", "dropped"]),
  /** Why it was not sent. */
  note: z.string().nullable(),
  /** Name of a person in the rules. */
  owner: z.string().nullable(),
  /** What destinations receive, `docs/handoffs.md`. */
  payload: z.looseObject({}).nullable(),
  deliveries: z.array(deliveryView),
});

export const handoffPage = z.strictObject({
  handoffs: z.array(handoffView),
  next: z.string().nullable(),
});

export const handoffParameters = z.strictObject({
  state: z.enum(["waiting", "sent", "dead", "dropped"]).optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** Rules as they are shown: every secret is `(hidden)`. */
export const shownRules = z.looseObject({ specVersion: z.literal(1) });

/** A destination that is tried: one of the rules by its name, or one as rules write it. */
export const destinationTest = z.union([
  z.strictObject({ name: z.string() }),
  z.strictObject({ destination: z.looseObject({ type: z.string() }) }),
]);
export const destinationTested = z.strictObject({
  sent: z.boolean(),
  error: z.string().optional(),
});

export const muteOrder = z.strictObject({
  /** Who answers for it; without one, the name of the API key. */
  author: z.string().trim().min(1).max(128).optional(),
  /** Milliseconds since 1970 or ISO 8601; without one for ever. */
  until: z.union([z.number(), z.string()]).nullable().optional(),
});
export const mutedLead = z.strictObject({
  lead: visitorId,
  author: z.string(),
  until: ms.nullable(),
});
