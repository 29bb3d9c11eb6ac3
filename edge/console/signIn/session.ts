import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { decode, sign, verify } from "hono/jwt";
import { isCurrent } from "../../identity/apiKey.ts";
import type { ApiKey, ApiKeyStore } from "../../ports/apiKeys.ts";
import type { Clock } from "../../ports/clock.ts";

/** A working day; after it, the person signs in again. */
const sessionSeconds = 12 * 60 * 60;

const cookieName = "leadlight_session";
const cookiePath = "/console";
const algorithm = "HS256";

/**
 * Signs a person in: the cookie holds the key's id, signed with the key's stored hash. It never holds the
 * key, and it becomes invalid when the key is revoked: then there is no hash to check the signature with.
 */
export async function startSession(c: Context, { id, hash }: ApiKey, clock: Clock): Promise<void> {
  const exp = Math.floor(clock() / 1_000) + sessionSeconds;
  setCookie(c, cookieName, await sign({ sub: id, exp }, hash, algorithm), {
    httpOnly: true,
    sameSite: "Strict",
    path: cookiePath,
    maxAge: sessionSeconds,
    // Browsers drop a Secure cookie that plain http sets, and a laptop has no certificate.
    secure: new URL(c.req.url).protocol === "https:",
  });
}

export const endSession = (c: Context): void => {
  deleteCookie(c, cookieName, { path: cookiePath });
};

/** Whether the request carries a session, valid or not. */
export const hasSession = (c: Context): boolean => getCookie(c, cookieName) !== undefined;

/** The API key whose session the request carries; `null` when there is no valid one. */
export async function readSession(
  c: Context,
  { apiKeys, clock }: { readonly apiKeys: ApiKeyStore; readonly clock: Clock },
): Promise<ApiKey | null> {
  const token = getCookie(c, cookieName);
  if (token === undefined) return null;
  try {
    const id: unknown = decode(token).payload?.sub;
    const key = typeof id === "string" ? await apiKeys.find(id) : null;
    if (key === null || !isCurrent(key, clock())) return null;
    // The library would read the system clock; tests set the Worker's clock.
    const options = { alg: algorithm, exp: false, nbf: false, iat: false } as const;
    const { exp } = await verify(token, key.hash, options);
    return typeof exp === "number" && clock() < exp * 1_000 ? key : null;
  } catch (error) {
    if (error instanceof Error && error.name.startsWith("Jwt")) return null;
    throw error;
  }
}
