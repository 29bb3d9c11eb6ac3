import { markTag } from "./entityTag.ts";

/** True of the origin's bytes, or an order to caches on the way that beats `Cache-Control`. */
const originsOwn = [
  "accept-ranges",
  "age",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  "content-digest",
  // The rewriter hands on what it has unpacked; Cloudflare packs it again for the browser.
  "content-encoding",
  "content-length",
  "content-md5",
  "digest",
  "expires",
  // The variant changes with its visitor, which no date tells.
  "last-modified",
  "repr-digest",
  "surrogate-control",
];

/**
 * Headers of a page's variant: only the visitor's own browser may keep it, and asks again before it shows
 * it a second time, because tier and segments may have changed meanwhile.
 */
export function variantHeaders(origin: Headers, variant: string): Headers {
  const headers = new Headers(origin);
  for (const name of originsOwn) headers.delete(name);
  const cacheControl = origin.get("cache-control") ?? "";
  headers.set(
    "cache-control",
    /no-store/i.test(cacheControl) ? "private, no-store" : "private, no-cache",
  );
  const vary = origin.get("vary") ?? "";
  if (!/(^|,)\s*(\*|cookie)\s*(,|$)/i.test(vary)) headers.append("vary", "Cookie");
  const tag = origin.get("etag");
  if (tag !== null) headers.set("etag", markTag(tag, variant));
  return headers;
}
