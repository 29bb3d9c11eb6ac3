import { Hono } from "hono";
import { shortHash } from "../../shared/identity/shortHash.ts";

/** The browser's script, as it was built. */
export interface Script {
  readonly text: string;
  /** Strong entity tag, in quotes. */
  readonly etag: string;
}

/** The script and its tag; two texts share one only by a chance of one in 2^53. */
export const scriptOf = (text: string): Script => ({ text, etag: `"${shortHash(text)}"` });

/** `GET /leadlight.js`: cached for an hour, then asked for again with the entity tag. */
export const scriptRoutes = (script: Script): Hono =>
  new Hono().get("/leadlight.js", function leadlightJs(c) {
    const headers = {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
      etag: script.etag,
      // Any page may load it, also with `integrity` and under a cross-origin isolation policy.
      "access-control-allow-origin": "*",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    };
    return c.req.header("if-none-match") === script.etag
      ? c.body(null, 304, headers)
      : c.body(script.text, 200, headers);
  });
