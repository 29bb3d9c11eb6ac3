import type { Context } from "hono";
import type * as z from "zod";
import { nearestWord } from "../../../shared/model/nearestWord.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { hintOf } from "./hint.ts";

/**
 * Reads the query of a request. An unknown parameter is refused: a mistyped filter would otherwise
 * answer with every lead.
 *
 * @param others Parameters of the request that another check reads.
 * @returns The parameters, or what is wrong with one of them.
 */
export function parametersOf<Schema extends z.ZodObject>(
  c: Context,
  schema: Schema,
  others: readonly string[] = [],
): Result<z.output<Schema>, string> {
  const asked = Object.fromEntries(
    Object.entries(c.req.query()).filter(([name]) => !others.includes(name)),
  );
  const known = Object.keys(schema.shape);
  for (const name of Object.keys(asked)) {
    if (known.includes(name)) continue;
    const near = nearestWord(name, known);
    const hint = near === null ? `there are ${known.join(", ")}` : `did you mean ${near}?`;
    return fail(`${name} is not known: ${hint}`);
  }
  const parsed = schema.safeParse(asked);
  return parsed.success ? ok(parsed.data) : fail(hintOf(parsed.error));
}
