import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { parseTag } from "../../models/modelTag.ts";
import { maxDocumentBytes, readDocument } from "../../models/readDocument.ts";
import type { ModelTag } from "../../ports/models.ts";
import { problem } from "../middleware/problem.ts";

/** A model is larger than any beacon. */
export const largeBody = bodyLimit({
  maxSize: maxDocumentBytes,
  onError: (c) => problem(c, "model-too-large"),
});

/** What the routes that preview and publish take; each looks at its own part. */
const modelRequest = z.strictObject({
  /** A model; without it, the draft is meant. */
  document: z.unknown().optional(),
  /** Of a preview: where the slice before ended. */
  next: z.string().max(1_000).optional(),
  /** By default the name of the API key. */
  author: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(1_000).optional(),
});

export type ModelRequest = z.infer<typeof modelRequest>;

interface Refused {
  readonly name: "invalid-json" | "too-deep" | "invalid-request";
  readonly detail: string;
}

/** Reads the body of a request about a model; none at all is an empty one. */
export async function readModelRequest(c: Context): Promise<Result<ModelRequest, Refused>> {
  const text = await c.req.text();
  const read = text.trim() === "" ? ok({}) : readDocument(text);
  if (!read.ok) return read;
  const parsed = modelRequest.safeParse(read.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail({ name: "invalid-request", detail: `${issue?.path.join(".")}: ${issue?.message}` });
}

/** What `If-Match` says was seen; `null` for `*`, `undefined` when it is missing or none of ours. */
export function seenOf(c: Context): ModelTag | null | undefined {
  const header = c.req.header("if-match");
  const tag = parseTag(header);
  if (tag === "any") return null;
  // A tag that is not ours was never what is there.
  return tag ?? (header === undefined ? undefined : { version: -1, revision: -1 });
}
