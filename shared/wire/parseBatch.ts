import * as z from "zod";
import type { SiteKey, VisitorId } from "../identity/ids.ts";
import { fail, ok, type Result } from "../result.ts";
import type { Batch } from "./batch.ts";
import { beacon } from "./beacon.ts";
import type { RefusedEvent, RefusedReason } from "./collectAnswer.ts";
import { correctTime } from "./correctTime.ts";
import { nestsDeeperThan } from "./depth.ts";
import { anyEvent, browserEvent, type Event } from "./event.ts";
import { fitFacts } from "./fitFacts.ts";
import { maxDepth, maxEventsPerBatch } from "./limits.ts";
import { hasReservedKey } from "./reservedKey.ts";
import { statedTime } from "./statedTime.ts";

/** Why a whole body was refused. The `detail` is for the log; a browser gets only the reason. */
export interface BatchFault {
  readonly reason: "invalid-json" | "too-deep" | "invalid-batch" | "no-valid-event";
  readonly detail: string;
  readonly refused: readonly RefusedEvent[];
}

/** A batch with its valid events, and why the others were refused. */
export interface ParsedBatch {
  readonly batch: Batch;
  readonly refused: readonly RefusedEvent[];
  /** One line for each refused event, for the log. */
  readonly details: readonly string[];
  /** What of a browser's events was cut or left out to fit, e.g. `event 0: properties.plan`. */
  readonly changed: readonly string[];
  /** By the id of an `identify`: its unchecked signature, and its index in the batch. */
  readonly signatures: ReadonlyMap<string, { readonly signature: string; readonly index: number }>;
}

export interface Arrival {
  readonly site: SiteKey;
  /** The server's clock, milliseconds. */
  readonly receivedAt: number;
  /** An API key vouches for the sender: every kind of event, at the times it states. */
  readonly trusted: boolean;
}

/** Events are validated one by one. */
const envelope = beacon.extend({ events: z.array(z.unknown()).min(1).max(maxEventsPerBatch) });

/**
 * Validates a beacon's body. Valid events beside an invalid one are kept; a batch without a valid event is
 * refused.
 *
 * @example
 * const parsed = parseBatch(body, { site, receivedAt: Date.now(), trusted: false });
 * if (!parsed.ok) return problem(parsed.reason.reason);
 */
export function parseBatch(json: string, arrival: Arrival): Result<ParsedBatch, BatchFault> {
  if (nestsDeeperThan(maxDepth, json)) return fault("too-deep", `more than ${maxDepth} levels`);
  let body: unknown;
  try {
    body = JSON.parse(json);
  } catch (error) {
    return fault("invalid-json", String(error));
  }
  return checkBatch(body, arrival);
}

/** Validates a beacon that is an object already: `POST /v1/identify` makes one of its own body. */
export function checkBatch(body: unknown, arrival: Arrival): Result<ParsedBatch, BatchFault> {
  const head = envelope.safeParse(body);
  if (!head.success) return fault("invalid-batch", describe(head.error));

  const events: Event[] = [];
  const refused: RefusedEvent[] = [];
  const details: string[] = [];
  const changed: string[] = [];
  const signatures = new Map<string, { signature: string; index: number }>();
  head.data.events.forEach((sent, index) => {
    const fitted = arrival.trusted ? { event: sent, changed: [] } : fitFacts(sent);
    const raw = fitted.event;
    for (const name of fitted.changed) changed.push(`event ${index}: ${name}`);
    const event = parseEvent(raw, head.data.sentAt, arrival);
    if (event.ok) {
      const { signature, ...stated } = event.value;
      events.push(stated);
      if (signature !== undefined) signatures.set(stated.id, { signature, index });
      return;
    }
    refused.push({ index, ...idOf(raw), reason: event.reason.reason });
    details.push(`event ${index}: ${event.reason.detail}`);
  });
  if (events.length === 0) return fault("no-valid-event", details.join("; "), refused);
  return ok({
    batch: {
      site: arrival.site,
      visitor: head.data.visitor as VisitorId,
      receivedAt: arrival.receivedAt,
      events,
      ...(!arrival.trusted && { fromBrowser: true as const }),
    },
    refused,
    details,
    changed,
    signatures,
  });
}

const fault = (
  reason: BatchFault["reason"],
  detail: string,
  refused: readonly RefusedEvent[] = [],
) => fail({ reason, detail, refused });

function parseEvent(
  raw: unknown,
  sentAt: number,
  arrival: Arrival,
): Result<Event & { signature?: string | undefined }, { reason: RefusedReason; detail: string }> {
  if (hasReservedKey(raw)) return fail({ reason: "invalid-event", detail: "reserved key" });
  const parsed = (arrival.trusted ? anyEvent : browserEvent).safeParse(raw);
  if (!parsed.success) return fail({ reason: "invalid-event", detail: describe(parsed.error) });
  const event = parsed.data;
  const time = arrival.trusted
    ? statedTime(event.occurredAt, arrival.receivedAt)
    : correctTime(event.occurredAt, sentAt, arrival.receivedAt);
  if (!time.ok) return fail({ reason: time.reason, detail: `occurredAt ${event.occurredAt}` });
  return ok({ ...event, occurredAt: time.value });
}

const idOf = (raw: unknown): { id?: string } =>
  typeof raw === "object" && raw !== null && "id" in raw && typeof raw.id === "string"
    ? { id: raw.id.slice(0, 64) }
    : {};

const describe = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join(", ");
