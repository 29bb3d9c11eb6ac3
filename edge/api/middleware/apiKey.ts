import type { Context } from "hono";
import type { Scope } from "../../../shared/api/scope.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { checkApiKey, opens } from "../../identity/apiKey.ts";
import { isGuessTooMany } from "../../identity/isGuessTooMany.ts";
import type { ApiKey } from "../../ports/apiKeys.ts";
import { windowSeconds } from "../../ports/keyRates.ts";
import type { Ports } from "../../ports/ports.ts";
import { tooMany } from "./limitBrowser.ts";
import { problem } from "./problem.ts";

type KeyPorts = Pick<Ports, "apiKeys" | "keyRates" | "clock" | "strangerRates">;

/** Checks the API key of a request, its scope, and how often it was used this minute. It opens one site. */
export async function authorize(
  c: Context,
  ports: KeyPorts,
  scope: Scope,
): Promise<Result<ApiKey, Response>> {
  const found = await findApiKey(ports, c.req.header("authorization"));
  if (!found.ok) {
    return fail((await isGuessTooMany(c, ports)) ? tooMany(c) : problem(c, found.reason));
  }
  // Imports of past events send thousands of requests, and D1 limits them by its own speed.
  if (scope !== "collect" && ports.keyRates !== null) {
    const { perMinute, take } = ports.keyRates;
    c.header("ratelimit-policy", `"key";q=${perMinute};w=${windowSeconds}`);
    if (!(await take(found.value.id))) {
      // The limiter reports only that nothing is left, so the header comes only then.
      c.header("ratelimit", `"key";r=0;t=${windowSeconds}`);
      c.header("retry-after", String(windowSeconds));
      return fail(problem(c, "too-many-requests"));
    }
  }
  const key = found.value;
  if (opens(key, scope)) return ok(key);
  const detail = `The key "${key.name}" lacks ${scope}: make one with leadlight key ${key.site} --scope ${scope}`;
  return fail(problem(c, "missing-scope", { scope, detail }));
}

/** Checks an `Authorization` header. */
async function findApiKey(
  ports: Pick<Ports, "apiKeys" | "clock">,
  header: string | undefined,
): Promise<Result<ApiKey, "missing-api-key" | "invalid-api-key">> {
  if (header === undefined) return fail("missing-api-key");
  const key = /^Bearer (\S+)$/i.exec(header)?.[1];
  return key === undefined ? fail("missing-api-key") : checkApiKey(ports, key);
}
