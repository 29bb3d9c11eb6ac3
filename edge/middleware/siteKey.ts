import { createMiddleware } from "hono/factory";
import { isSiteKey } from "../../shared/identity/ids.ts";
import type { Site, SiteStore } from "../ports.ts";
import { problem } from "./problem.ts";

/**
 * For routes that browsers use: finds the site named by `?site=`, and lets only its own origins in.
 * The key is no secret, the browser's word on the origin is the protection.
 */
export const siteKey = ({ sites }: { readonly sites: SiteStore }) =>
  createMiddleware<{ Variables: { site: Site } }>(async function siteKey(c, next) {
    const key = c.req.query("site");
    const site = isSiteKey(key) ? await sites.find(key) : null;
    if (site === null) return problem(c, "unknown-site");
    const origin = c.req.header("origin");
    // A page's Referrer-Policy blanks the origin of its beacons in Firefox and WebKit; their routes ask for more.
    if (origin !== undefined && origin !== "null") {
      if (!allowsOrigin(site.origins, origin)) {
        console.warn(
          `refused origin ${origin} for site ${site.key}; to allow it: leadlight site ${site.key} --origin ${origin}`,
        );
        return problem(c, "forbidden-origin");
      }
      c.header("access-control-allow-origin", origin);
      c.header("vary", "origin");
      // Without it the script cannot read how long to wait.
      c.header("access-control-expose-headers", "retry-after");
    }
    c.set("site", site);
    await next();
  });

/** Exact, or with `*.` for any subdomain: `https://*.example.com` takes `https://www.example.com`. */
export function allowsOrigin(allowed: readonly string[], origin: string): boolean {
  return allowed.some((pattern) => {
    const [scheme, domain] = pattern.split("://*.");
    if (domain === undefined) return pattern === origin;
    const subdomain = origin.slice(`${scheme}://`.length, -domain.length - 1);
    return origin === `${scheme}://${subdomain}.${domain}` && /^[a-z0-9.-]+$/.test(subdomain);
  });
}
