import type { Context } from "hono";
import { parseTag } from "../models/modelTag.ts";
import type { ModelTag } from "../ports/models.ts";

/** A tag that no model ever had. */
const foreignTag: ModelTag = { version: -1, revision: -1 };

/** The tag in `If-Match`: `null` for `*`, `undefined` without the header. */
export function ifMatch(c: Context): ModelTag | null | undefined {
  const header = c.req.header("if-match");
  if (header === undefined) return undefined;
  const tag = parseTag(header);
  return tag === "any" ? null : (tag ?? foreignTag);
}
