import type { Context } from "hono";
import type * as z from "zod";
import { fail, ok, type Result } from "../../shared/result.ts";
import { readDocument } from "../models/readDocument.ts";
import { hintOf } from "./middleware/hint.ts";
import { isJsonType } from "./middleware/jsonType.ts";
import type { ProblemName } from "./middleware/problem.ts";

/** Why a body was refused. */
interface BodyFault {
  readonly name: ProblemName;
  readonly detail?: string;
}

/** How a route reads its body, and how the OpenAPI document describes it. */
export interface Body<Value> {
  readonly mediaType: string;
  /** `null`: any bytes. */
  readonly schema: z.ZodType | null;
  readonly isRequired: boolean;
  /** What `read` may answer. */
  readonly problems: readonly ProblemName[];
  readonly read: (c: Context) => Promise<Result<Value, BodyFault>>;
}

/**
 * A body of JSON that a schema validates. A schema with a default takes an empty body.
 *
 * @param documented Another schema for the OpenAPI document, when `schema` leaves entries to the handler.
 */
export function jsonBody<Schema extends z.ZodType>(
  schema: Schema,
  documented: z.ZodType = schema,
): Body<z.output<Schema>> {
  const byDefault = schema.safeParse(undefined);
  const isRequired = !byDefault.success || byDefault.data === undefined;
  return {
    mediaType: "application/json",
    schema: documented,
    isRequired,
    problems: ["unsupported-media-type", "invalid-json", "too-deep", "invalid-body"],
    async read(c) {
      const text = await c.req.text();
      if (text.trim() === "" && byDefault.success && !isRequired) return ok(byDefault.data);
      if (!isJsonType(c.req.header("content-type")))
        return fail({ name: "unsupported-media-type" });
      const json = readDocument(text);
      if (!json.ok) return json;
      const parsed = schema.safeParse(json.value);
      return parsed.success
        ? ok(parsed.data)
        : fail({ name: "invalid-body", detail: hintOf(parsed.error) });
    },
  };
}

/** JSON that the handler gets as text: beacons have their own parser, which is faster. */
export const beaconBody = (schema: z.ZodType): Body<string> => ({
  mediaType: "application/json",
  schema,
  isRequired: true,
  problems: ["unsupported-media-type"],
  read: async (c) =>
    isJsonType(c.req.header("content-type"))
      ? ok(await c.req.text())
      : fail({ name: "unsupported-media-type" }),
});

/** Plain text, of any media type. */
export const textBody = (schema: z.ZodType): Body<string> => ({
  mediaType: "text/plain",
  schema,
  isRequired: true,
  problems: [],
  read: async (c) => ok(await c.req.text()),
});

/** Any bytes, as they were sent. */
export const bytesBody: Body<ArrayBuffer> = {
  mediaType: "*/*",
  schema: null,
  isRequired: true,
  problems: [],
  read: async (c) => ok(await c.req.arrayBuffer()),
};
