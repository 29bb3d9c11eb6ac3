import type { Context } from "hono";

/** Every way in which a request can fail: its stable name, its status and its title. */
export const problems = {
  "invalid-json": [400, "The body is not JSON."],
  "too-deep": [400, "The body is nested too deeply."],
  "invalid-batch": [422, "The body is not a batch of events."],
  "no-valid-event": [422, "The batch has no valid event."],
  "invalid-visitor": [400, "The visitor id is not 32 lowercase hex digits."],
  "invalid-body": [422, "The body is not valid for this route."],
  "invalid-parameter": [400, "A query parameter is not valid."],
  "body-too-large": [413, "The body is too large."],
  "unsupported-media-type": [415, "Send JSON as text/plain or application/json."],
  "missing-api-key": [401, "Send an API key: Authorization: Bearer ll_…"],
  "invalid-api-key": [401, "The API key is unknown, revoked or expired."],
  "missing-scope": [403, "The API key lacks the scope of this route."],
  "too-many-requests": [429, "There were too many requests this minute."],
  "unknown-site": [404, "There is no such site."],
  "unknown-lead": [404, "There is no such lead."],
  "unknown-route": [404, "There is no such route."],
  robot: [403, "Robots are not counted."],
  "forbidden-origin": [403, "This origin may not send events for the site."],
  "not-a-browser": [403, "The id is not that of a browser."],
  "visitor-of-another-site": [409, "The visitor belongs to another site."],
  "invalid-model": [422, "The document is not a valid model."],
  "precondition-required": [428, "Send If-Match with the ETag of GET /v1/model."],
  "changed-meanwhile": [412, "The model or its draft has changed: read it again."],
  "preview-out-of-date": [409, "The model changed during the preview: start it again."],
  "no-draft": [404, "There is no draft."],
  "unknown-version": [404, "There is no such version of the model."],
  "visitor-erased": [410, "The visitor was erased."],
  "already-linked": [409, "The visitor belongs to another person already."],
  "too-many-adjustments": [409, "The lead has the maximum number of adjustments."],
  "invalid-rules": [422, "The rules for hand-offs are not valid."],
  "unknown-delivery": [404, "There is no such delivery."],
  "invalid-link": [404, "This link is invalid."],
  "unknown-inbound": [404, "No webhook source exists at this URL."],
  "forged-webhook": [403, "The signature of the webhook is invalid."],
  "secrets-locked": [503, "This Worker cannot decrypt or encrypt a secret."],
  unavailable: [503, "Unavailable now: keep the events and try again."],
  internal: [500, "The Worker failed."],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemName = keyof typeof problems;

/** Prefix of every problem's `type`; `docs/errors.md` lists them. */
const problemPrefix = "urn:leadlight:problem:";

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
