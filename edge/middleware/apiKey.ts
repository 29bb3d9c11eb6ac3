import { createMiddleware } from "hono/factory";
import { timingSafeEqual } from "hono/utils/buffer";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { ApiKey, ApiKeyStore } from "../ports.ts";
import { problem } from "./problem.ts";

/** For routes of back ends: an API key in `Authorization: Bearer`. It opens one site. */
export const apiKey = ({ apiKeys }: { readonly apiKeys: ApiKeyStore }) =>
  createMiddleware<{ Variables: { apiKey: ApiKey } }>(async function apiKey(c, next) {
    const found = await findApiKey(apiKeys, c.req.header("authorization"));
    if (!found.ok) return problem(c, found.reason);
    c.set("apiKey", found.value);
    await next();
  });

/** Checks an `Authorization` header. */
export async function findApiKey(
  apiKeys: ApiKeyStore,
  header: string | undefined,
): Promise<Result<ApiKey, "missing-api-key" | "invalid-api-key">> {
  if (header === undefined) return fail("missing-api-key");
  const key = /^Bearer (\S+)$/i.exec(header)?.[1];
  return key === undefined ? fail("missing-api-key") : checkApiKey(apiKeys, key);
}

/** Checks a key of the form `ll_<id>_<secret>`. */
export async function checkApiKey(
  apiKeys: ApiKeyStore,
  key: string,
): Promise<Result<ApiKey, "invalid-api-key">> {
  const id = /^ll_([0-9a-f]{12})_[A-Za-z0-9_-]{20,64}$/.exec(key)?.[1];
  if (id === undefined) return fail("invalid-api-key");
  const [known, hash] = await Promise.all([apiKeys.find(id), sha256Hex(key)]);
  return known !== null && (await timingSafeEqual(known.hash, hash))
    ? ok(known)
    : fail("invalid-api-key");
}

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
