import type { Context } from "hono";
import type * as z from "zod";
import { nearestWord } from "../../../shared/model/nearestWord.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { hintOf } from "./hint.ts";

/**
 * Reads the query of a request. One that the route does not know is refused: a filter that was mistyped
 * would answer with everybody.
 *
 * @returns What was asked, or what to mend.
 */
export function parametersOf<Schema extends z.ZodObject>(
  c: Context,
  schema: Schema,
): Result<z.output<Schema>, string> {
  const asked = c.req.query();
  const known = Object.keys(schema.shape);
  for (const name of Object.keys(asked)) {
    if (known.includes(name)) continue;
    const near = nearestWord(name, known);
    const mend = near === null ? `there are ${known.join(", ")}` : `did you mean ${near}?`;
    return fail(`${name} is not known: ${mend}`);
  }
  const parsed = schema.safeParse(asked);
  return parsed.success ? ok(parsed.data) : fail(hintOf(parsed.error));
}
