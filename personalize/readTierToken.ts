import { verify } from "hono/jwt";
import { isVisitorId } from "../shared/identity/ids.ts";
import { type TierClaims, tierTokenAlgorithm } from "../shared/wire/tierToken.ts";
import type { Settings } from "./options.ts";

/** Reads a tier token; `null` when it has expired, was forged, or is another kind of token. */
export async function readTierToken(
  token: string,
  { site, secret }: Pick<Settings, "site" | "secret">,
): Promise<TierClaims | null> {
  try {
    const { s, v, t, g, exp } = await verify(token, secret, tierTokenAlgorithm);
    // The site's secret also signs other tokens, which have no tier or no expiry.
    if (s !== site || !isVisitorId(v) || typeof t !== "string" || typeof exp !== "number") {
      return null;
    }
    return { s: site, v, t, ...(typeof g === "string" && { g }), exp };
  } catch {
    return null;
  }
}
