import type { Context } from "hono";
import type { Route } from "../definition.ts";
import { route } from "../route.ts";
import type { Script } from "../script.ts";

const answers = {
  200: { description: "The script", mediaType: "text/javascript" },
  304: { description: "Not modified" },
};

/** The scripts for pages. Browsers keep them for an hour, then ask again with the entity tag. */
export const scriptRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/leadlight.js",
    id: "script",
    summary: "The script for pages",
    access: { public: true },
    answers,
    handle: ({ c, script }) => answerScript(c, script),
  }),
  route({
    method: "get",
    path: "/leadlight.signals.js",
    id: "signalsScript",
    summary: "The optional signals of the script",
    access: { public: true },
    answers,
    handle: ({ c, script }) => answerScript(c, script.signals ?? script),
  }),
];

function answerScript(c: Context, { text, etag }: Script): Response {
  const place = placeOf(c.req.raw.cf);
  const headers = {
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
    etag,
    // Any page may load it, also with `integrity` and under a cross-origin isolation policy.
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
    // Where the visitor is, for consent by region: the page reads it, nothing stores it.
    ...(place !== "" && {
      "server-timing": `place;desc="${place}"`,
      "timing-allow-origin": "*",
    }),
  };
  return c.req.header("if-none-match") === etag
    ? c.body(null, 304, headers)
    : c.body(text, 200, headers);
}

/** e.g. `DE-BY`; empty when Cloudflare does not say. */
function placeOf(cf: unknown): string {
  const { country, regionCode } = (cf ?? {}) as Readonly<Record<string, unknown>>;
  return [country, regionCode]
    .filter((part) => typeof part === "string" && /^[A-Z0-9]{1,3}$/.test(part))
    .join("-");
}
