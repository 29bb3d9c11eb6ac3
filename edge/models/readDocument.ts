import { fail, ok, type Result } from "../../shared/result.ts";
import { nestsDeeperThan } from "../../shared/wire/depth.ts";

/** A body of this size is read at all: 2,000 rules are a quarter of it. */
export const maxDocumentBytes = 5_000_000;

/** `not` in `any` in `all` and so on: deeper ones are unreadable, and a parser has a stack. */
const maxNesting = 40;

/** Reads a text as JSON. The detail names the line where it ends to be JSON. */
export function readDocument(
  text: string,
): Result<unknown, { readonly name: "invalid-json" | "too-deep"; readonly detail: string }> {
  if (nestsDeeperThan(maxNesting, text)) {
    return fail({ name: "too-deep", detail: `nest at most ${maxNesting} levels` });
  }
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return fail({ name: "invalid-json", detail: (error as Error).message });
  }
}
