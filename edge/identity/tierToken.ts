import { sign } from "hono/jwt";
import type { VisitorId } from "../../shared/identity/ids.ts";
import { type TierClaims, tierTokenAlgorithm } from "../../shared/wire/tierToken.ts";
import type { Site } from "../ports.ts";

/** A model edited, or points given by hand, show at the edge after this long even without a beacon. */
const maxAgeMs = 86_400_000;

/** A visitor's tier, and until when it stays without anything happening. */
export interface TierNow {
  readonly visitor: VisitorId;
  readonly tier: string;
  /** Milliseconds since 1970: time alone changes no tier before; `null`: it never does. */
  readonly nextChangeAt: number | null;
}

/**
 * Signs a visitor's tier, for the site's own pages to be personalised by before they are sent. It ends
 * when time alone may change the tier, a day from now at the latest.
 *
 * @param now Milliseconds since 1970.
 * @returns `null` when the site has no secret.
 */
export async function signTier(
  { visitor, tier, nextChangeAt }: TierNow,
  site: Site,
  now: number,
): Promise<string | null> {
  if (site.secret === null) return null;
  const untilMs = Math.min(now + maxAgeMs, nextChangeAt ?? Number.POSITIVE_INFINITY);
  const claims: TierClaims = { s: site.key, v: visitor, t: tier, exp: Math.floor(untilMs / 1_000) };
  return sign({ ...claims }, site.secret, tierTokenAlgorithm);
}
