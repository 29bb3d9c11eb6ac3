import type { Context } from "hono";
import { isSiteKey } from "../../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Site, SiteStore } from "../../ports/sites.ts";
import { problem } from "./problem.ts";

/**
 * Finds the site that a browser names by `?site=`, and admits only that site's own origins. The key is
 * public; the protection is the origin, which browsers set and pages cannot change. This is all of CORS for
 * browser routes: their bodies are `text/plain`, so there is no preflight.
 */
export async function findSite(
  c: Context,
  { sites }: { readonly sites: SiteStore },
): Promise<Result<Site, Response>> {
  const key = c.req.query("site");
  const site = isSiteKey(key) ? await sites.find(key) : null;
  if (site === null) return fail(problem(c, "unknown-site"));
  const origin = c.req.header("origin");
  if (origin !== undefined) {
    if (!allowsOrigin(site.origins, origin)) return fail(problem(c, "forbidden-origin"));
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
