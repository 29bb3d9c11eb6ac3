import type { Context } from "hono";
import { isSiteKey } from "../../../shared/identity/ids.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { isGuessTooMany } from "../../identity/isGuessTooMany.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Site } from "../../ports/sites.ts";
import { limitBrowser, tooMany } from "./limitBrowser.ts";
import { problem } from "./problem.ts";

/**
 * Finds the site that a browser names by `?site=`, and admits only that site's own origins. The key is
 * public; the protection is the origin, which browsers set and pages cannot change. This is all of CORS for
 * browser routes: their bodies are `text/plain`, so a preflight comes only from pages that add headers of their own.
 */
export async function findSite(
  c: Context,
  ports: Pick<Ports, "sites" | "strangerRates">,
): Promise<Result<Site, Response>> {
  const origin = c.req.header("origin");
  // A page's Referrer-Policy blanks the origin of its beacons in Firefox and WebKit: their routes check more.
  const isBlank = origin === "null";
  // Before the site is looked up: where that fails, the script must read the status, and how long to wait.
  if (origin !== undefined && !isBlank) allowReading(c, origin);
  const key = c.req.query("site");
  const site = isSiteKey(key) ? await ports.sites.find(key) : null;
  if (site === null) {
    return fail((await isGuessTooMany(c, ports)) ? tooMany(c) : problem(c, "unknown-site"));
  }
  if (origin !== undefined && !isBlank && !allowsOrigin(site.origins, origin)) {
    c.header("access-control-allow-origin", undefined);
    console.warn(
      `refused origin ${origin} for site ${site.key}; to allow it: leadlight site ${site.key} --origin ${origin}`,
    );
    return fail(problem(c, "forbidden-origin"));
  }
  const refusal = await limitBrowser(c, site, ports);
  return refusal === null ? ok(site) : fail(refusal);
}

/** Lets a page read the answer, whatever becomes of its request. */
function allowReading(c: Context, origin: string): void {
  c.header("access-control-allow-origin", origin);
  c.header("vary", "origin");
  c.header("access-control-expose-headers", "retry-after");
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
