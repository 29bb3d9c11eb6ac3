import { fail, ok, type Result } from "../../../shared/result.ts";
import { nestsDeeperThan } from "../../../shared/wire/depth.ts";
import { hasReservedKey } from "../../../shared/wire/reservedKey.ts";

/** Deep enough for arrays of nested objects, with room to spare. */
const maxDepth = 32;

/** Reads the body of a webhook as JSON. */
export function readJson(body: string): Result<unknown, string> {
  if (nestsDeeperThan(maxDepth, body)) return fail(`nests deeper than ${maxDepth} levels`);
  try {
    const read: unknown = JSON.parse(body);
    return hasReservedKey(read) ? fail("has a reserved key") : ok(read);
  } catch {
    return fail("is not JSON");
  }
}
