import type { SiteKey, VisitorId } from "../identity/ids.ts";

/**
 * The first-party cookie in which a site's own pages carry the token back to the site. Written with an
 * underscore, so that no site's key makes the name of its visitor's cookie, `leadlight-KEY`, the same.
 */
export const tierCookie = "leadlight_tier";

/** What a tier token is signed with: HMAC-SHA256 under the site's secret (a JWT). */
export const tierTokenAlgorithm = "HS256";

/**
 * What a tier token says: this browser's tier and segments on this site, for a while. The keys are short
 * because every request of a page carries them.
 */
export interface TierClaims {
  readonly s: SiteKey;
  readonly v: VisitorId;
  readonly t: string;
  /** Segments, set apart by spaces. None are told where they are too many for a cookie. */
  readonly g?: string;
  /** Seconds since 1970. */
  readonly exp: number;
}
