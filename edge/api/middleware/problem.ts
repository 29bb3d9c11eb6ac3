import type { Context } from "hono";

/**
 * Every way in which a request can fail, once: its stable name, its status, and what anyone may read.
 * The reason in detail goes to the log.
 */
export const problems = {
  "invalid-json": [400, "The body is not JSON."],
  "too-deep": [400, "The body nests too deep."],
  "invalid-batch": [422, "The body is not a batch of events."],
  "no-valid-event": [422, "The batch has no valid event."],
  "invalid-visitor": [400, "The visitor id is not 32 lowercase hex digits."],
  "invalid-body": [422, "The body is not what this route takes."],
  "invalid-parameter": [400, "A query parameter is not valid."],
  "body-too-large": [413, "The body is larger than 64 KiB."],
  "unsupported-media-type": [415, "Send JSON as text/plain or application/json."],
  "missing-api-key": [401, "Send an API key: Authorization: Bearer ll_…"],
  "invalid-api-key": [401, "The API key is not known."],
  "missing-scope": [403, "The API key may not do this."],
  "too-many-requests": [429, "The API key has asked too often this minute."],
  "unknown-site": [404, "There is no such site."],
  "unknown-lead": [404, "There is no such lead."],
  "unknown-route": [404, "There is nothing here."],
  robot: [403, "Robots are not counted."],
  "forbidden-origin": [403, "This origin may not send events for the site."],
  "visitor-of-another-site": [409, "The visitor belongs to another site."],
  "invalid-request": [422, "The body is not what this route takes."],
  "invalid-model": [422, "The document is no model."],
  "model-too-large": [413, "A model has at most 5 MB."],
  "precondition-required": [
    428,
    "Say what you have seen: If-Match with the ETag of GET /v1/model.",
  ],
  "changed-meanwhile": [412, "Somebody else changed the model or its draft: read it again."],
  "preview-out-of-date": [409, "The model changed during the preview: begin it again."],
  "no-draft": [404, "There is no draft."],
  "unknown-version": [404, "There is no such version of the model."],
  "visitor-erased": [410, "The visitor was erased."],
  "already-linked": [409, "The visitor belongs to somebody already."],
  "too-many-adjustments": [409, "The lead has as many adjustments as can be kept."],
  "invalid-rules": [422, "The rules for hand-offs are not valid."],
  "unknown-delivery": [404, "There is no such delivery."],
  "invalid-link": [404, "This link does not hold."],
  "unknown-inbound": [404, "Nobody's webhooks are taken at this address."],
  "forged-webhook": [403, "The webhook is not signed as it should be."],
  "secrets-locked": [503, "This Worker cannot open a secret, or keep one."],
  unavailable: [503, "Not now; keep the events and try again."],
  internal: [500, "Something went wrong here."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemName = keyof typeof problems;

/** Prefix of every problem's `type`; `docs/errors.md` lists them. */
export const problemPrefix = "urn:leadlight:problem:";

/**
 * Answers with a problem document (RFC 9457).
 *
 * @param more Members to add, e.g. which events were refused.
 */
export function problem(
  c: Context,
  name: ProblemName,
  more: Record<string, unknown> = {},
): Response {
  const [status, title] = problems[name];
  return c.json({ type: `${problemPrefix}${name}`, title, status, ...more }, status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(status === 401 && { "www-authenticate": 'Bearer realm="leadlight"' }),
    ...(status === 503 && { "retry-after": "5" }),
  });
}
