/** Requests and answers of the routes of hand-offs. */
import * as z from "zod";
import { leadId } from "./words.ts";

const ms = z.int();

const deliveryView = z.strictObject({
  /** The idempotency key, which receivers see and `…/resend` takes. */
  key: z.string(),
  destination: z.string(),
  state: z.enum(["waiting", "sent", "dead"]),
  attempts: z.int(),
  dueAt: ms,
  lastError: z.string().nullable(),
  sentAt: ms.nullable(),
});

const handoffView = z.strictObject({
  lead: leadId,
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
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional().describe("`next` of the page before"),
});

/** Rules as the API shows them: every secret is `(hidden)`. */
export const shownRules = z.looseObject({ specVersion: z.literal(1) });

/** The destination to try: the name of one in the rules, or its configuration as in the rules. */
export const destinationTest = z.union(
  [
    z.strictObject({ name: z.string() }),
    z.strictObject({ destination: z.looseObject({ type: z.string() }) }),
  ],
  { error: 'must be {"name": "…"} of one in the rules, or {"destination": {"type": "…", …}}' },
);
export const destinationTested = z.strictObject({
  sent: z.boolean(),
  error: z.string().optional(),
});

export const muteOrder = z.strictObject({
  /** Without one, the name of the API key. */
  author: z.string().trim().min(1).max(128).optional(),
  /** Milliseconds since 1970 or ISO 8601; without one, until it is unmuted. */
  until: z.union([z.number(), z.string()]).nullable().optional(),
});
export const mutedLead = z.strictObject({
  lead: leadId,
  author: z.string(),
  until: ms.nullable(),
});
