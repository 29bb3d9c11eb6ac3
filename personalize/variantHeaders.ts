import { markTag } from "./entityTag.ts";

/** Valid for the origin's bytes only, or an instruction to shared caches that overrides `Cache-Control`. */
const originsOwn = [
  "accept-ranges",
  "age",
  "cdn-cache-control",
  "cloudflare-cdn-cache-control",
  "content-digest",
  // The rewriter outputs decompressed bytes; Cloudflare compresses them again for the browser.
  "content-encoding",
  "content-length",
  "content-md5",
  "digest",
  "expires",
  // The variant changes with the visitor, which a date cannot express.
  "last-modified",
  "repr-digest",
  "surrogate-control",
];

/**
 * Headers of a page's variant: only the visitor's browser may cache it, and it revalidates before it shows
 * it again, because tier and segments may have changed.
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
