import { Hono } from "hono";
import { shortHash } from "../../shared/identity/shortHash.ts";

/** The browser's script, as it was built. */
export interface Script {
  readonly text: string;
  /** Strong entity tag, in quotes. */
  readonly etag: string;
  /** The second tag: optional signals and consent platforms. */
  readonly signals?: Script;
}

/** The script and its tag; two texts share one only by a chance of one in 2^53. */
export const scriptOf = (text: string, signals?: string): Script => ({
  text,
  etag: `"${shortHash(text)}"`,
  ...(signals !== undefined && { signals: scriptOf(signals) }),
});

/**
 * `GET /leadlight.js`, `/leadlight.signals.js`: cached for an hour, then asked for again with the
 * entity tag.
 */
export const scriptRoutes = (main: Script): Hono =>
  new Hono().on("GET", ["/leadlight.js", "/leadlight.signals.js"], function leadlightJs(c) {
    const { country, regionCode } = (c.req.raw.cf ?? {}) as {
      country?: string;
      regionCode?: string;
    };
    const script = (c.req.path === "/leadlight.signals.js" && main.signals) || main;
    const headers = {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
      etag: script.etag,
      // Any page may load it, also with `integrity` and under a cross-origin isolation policy.
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      // Where the visitor is, for consent by region: the page reads it, nothing keeps it.
      ...(country && {
        "server-timing": `place;desc="${[country, regionCode].filter(Boolean).join("-")}"`,
        "timing-allow-origin": "*",
      }),
    };
    return c.req.header("if-none-match") === script.etag
      ? c.body(null, 304, headers)
      : c.body(script.text, 200, headers);
  });
