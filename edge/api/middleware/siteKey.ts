import type { Context } from "hono";
import { isSiteKey } from "../../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Site, SiteStore } from "../../ports/sites.ts";
import { problem } from "./problem.ts";

/**
 * Finds the site that a browser names by `?site=`, and admits only that site's own origins. The key is
 * public; the protection is the origin, which browsers set and pages cannot change. This is all of CORS for
 * browser routes: their bodies are `text/plain`, so a preflight comes only from pages that add headers of their own.
 */
export async function findSite(
  c: Context,
  { sites }: { readonly sites: SiteStore },
): Promise<Result<Site, Response>> {
  const key = c.req.query("site");
  const site = isSiteKey(key) ? await sites.find(key) : null;
  if (site === null) return fail(problem(c, "unknown-site"));
  const origin = c.req.header("origin");
  // A page's Referrer-Policy blanks the origin of its beacons in Firefox and WebKit: their routes check more.
  if (origin !== undefined && origin !== "null") {
    if (!allowsOrigin(site.origins, origin)) {
      console.warn(
        `refused origin ${origin} for site ${site.key}; to allow it: leadlight site ${site.key} --origin ${origin}`,
      );
      return fail(problem(c, "forbidden-origin"));
    }
    c.header("access-control-allow-origin", origin);
    c.header("vary", "origin");
    // Without it the script cannot read how long to wait.
    c.header("access-control-expose-headers", "retry-after");
  }
  return ok(site);
}

/** Exact, or with `*.` for any subdomain: `https://*.example.com` takes `https://www.example.com`. */
export function allowsOrigin(allowed: readonly string[], origin: string): boolean {
  return allowed.some((pattern) => {
    const [scheme, domain] = pattern.split("://*.");
    if (domain === undefined) return pattern === origin;
    const subdomain = origin.slice(`${scheme}://`.length, -domain.length - 1);
    return origin === `${scheme}://${subdomain}.${domain}` && /^[a-z0-9.-]+$/.test(subdomain);
  });
}
