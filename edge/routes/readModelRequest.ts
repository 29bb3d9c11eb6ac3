import type { Context } from "hono";
import * as z from "zod";
import { fail, ok, type Result } from "../../shared/result.ts";
import { readDocument } from "../models/readDocument.ts";

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
