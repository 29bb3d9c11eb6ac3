import { sign } from "hono/jwt";
import type { VisitorId } from "../../shared/identity/ids.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import { type TierClaims, tierTokenAlgorithm } from "../../shared/wire/tierToken.ts";
import type { Site } from "../ports/sites.ts";

/** A model edited, or points given by hand, show at the edge after this long even without a beacon. */
const maxAgeMs = 86_400_000;

/**
 * Every request of a page carries the token. With more characters of segments than these it says nothing of
 * them, and the edge asks KV or this Worker. A dozen of the longest names fit.
 */
const maxSegmentsChars = 512;

/** A visitor's tier and segments, and until when they stay without anything happening. */
interface TierNow extends EdgeLead {
  readonly visitor: VisitorId;
  /** Milliseconds since 1970: time alone changes nothing of both before; `null`: it never does. */
  readonly nextChangeAt: number | null;
}

/**
 * Signs a visitor's tier and segments, for the site's own pages to be personalised by before they are sent. It ends
 * when time alone may change either, a day from now at the latest.
 *
 * @param now Milliseconds since 1970.
 * @returns `null` when the site has no secret.
 */
export async function signTier(
  { visitor, tier, segments, nextChangeAt }: TierNow,
  site: Site,
  now: number,
): Promise<string | null> {
  if (site.secret === null) return null;
  const untilMs = Math.min(now + maxAgeMs, nextChangeAt ?? Number.POSITIVE_INFINITY);
  const g = segments.join(" ");
  const claims: TierClaims = {
    s: site.key,
    v: visitor,
    t: tier,
    ...(g.length <= maxSegmentsChars && { g }),
    exp: Math.floor(untilMs / 1_000),
  };
  return sign({ ...claims }, site.secret, tierTokenAlgorithm);
}
