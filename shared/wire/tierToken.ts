import type { SiteKey, VisitorId } from "../identity/ids.ts";

/**
 * The first-party cookie that carries the token from a site's pages to the site's server. The underscore
 * keeps it apart from the visitor's cookie `leadlight-KEY`, whatever the site's key is.
 */
export const tierCookie = "leadlight_tier";

/** A tier token is a JWT signed with HMAC-SHA256 under the site's secret. */
export const tierTokenAlgorithm = "HS256";

/**
 * The claims of a tier token: this browser's tier and segments on this site, until it expires. The keys are
 * short because every request of a page carries them.
 */
export interface TierClaims {
  readonly s: SiteKey;
  readonly v: VisitorId;
  readonly t: string;
  /** Segments, separated by spaces. Left out when they are too many for a cookie. */
  readonly g?: string;
  /** Seconds since 1970. */
  readonly exp: number;
}
