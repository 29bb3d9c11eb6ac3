import { timingSafeEqual } from "hono/utils/buffer";
import type { Scope } from "../../shared/api/scope.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { ApiKey } from "../ports/apiKeys.ts";
import type { Ports } from "../ports/ports.ts";
import { sha256Hex } from "../ports/sha256Hex.ts";

/** Whether a key has a scope. */
export const opens = ({ scopes }: ApiKey, scope: Scope): boolean =>
  scopes === null || scopes.includes(scope);

/** Checks a key of the form `ll_<id>_<secret>`. */
export async function checkApiKey(
  { apiKeys, clock }: Pick<Ports, "apiKeys" | "clock">,
  key: string,
): Promise<Result<ApiKey, "invalid-api-key">> {
  const id = /^ll_([0-9a-f]{12})_[A-Za-z0-9_-]{20,64}$/.exec(key)?.[1];
  if (id === undefined) return fail("invalid-api-key");
  const [known, hash] = await Promise.all([apiKeys.find(id), sha256Hex(key)]);
  return known !== null && isCurrent(known, clock()) && (await timingSafeEqual(known.hash, hash))
    ? ok(known)
    : fail("invalid-api-key");
}

/** A key that was rotated is valid until it expires. */
export const isCurrent = ({ expiresAt }: ApiKey, now: number): boolean =>
  expiresAt === null || now < expiresAt;
