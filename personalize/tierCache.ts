import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import { variantName } from "./variantName.ts";

/**
 * Variants that all visitors of the same tier and segments can share, in the Cache API: in a separate cache, so that no
 * answer of the origin, under any URL, can be found in place of a variant.
 */
const cacheName = "leadlight-tiers";

/** Runs work after the response: a Worker's execution context. */
export interface Background {
  waitUntil(work: Promise<unknown>): void;
}

/** Only plain requests for a page: without an authorization header, and not for a part of a page. */
export const isForCache = ({ method, headers }: Request): boolean =>
  method === "GET" && !headers.has("authorization") && !headers.has("range");

/** Does the origin let shared caches keep the page, the same page for all visitors? */
export function isShareable({ status, headers }: Response): boolean {
  const cacheControl = headers.get("cache-control") ?? "";
  return (
    status === 200 &&
    !headers.has("set-cookie") &&
    /^(accept-encoding)?$/i.test((headers.get("vary") ?? "").trim()) &&
    /\b(s-maxage|max-age)=["']?[1-9]/i.test(cacheControl) &&
    !/\b(private|no-store|no-cache|s-maxage=0)\b/i.test(cacheControl)
  );
}

/** The page's URL with the variant before its path, where no query can imitate it. */
function keyOf(request: Request, lead: EdgeLead): Request {
  const url = new URL(request.url);
  url.pathname = `/${variantName(lead)}${url.pathname}`;
  return new Request(url);
}

/** The cached variant for its visitor, or `null`. */
export async function keptVariant(request: Request, lead: EdgeLead): Promise<Response | null> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(keyOf(request, lead));
  if (kept === undefined) return null;
  const headers = new Headers(kept.headers);
  for (const name of ["age", "cf-cache-status", "expires"]) headers.delete(name);
  headers.set("cache-control", "private, no-cache");
  headers.set("vary", "Cookie");
  const tag = headers.get("etag");
  if (tag !== null && tag === request.headers.get("if-none-match")) {
    await kept.body?.cancel();
    return new Response(null, { status: 304, headers });
  }
  return new Response(kept.body, { status: kept.status, headers });
}

/** Caches a variant for as long as the origin allows for the page, and returns it for the visitor. */
export function keepVariant(
  request: Request,
  lead: EdgeLead,
  variant: Response,
  cacheControl: string | null,
  background: Background,
): Response {
  const copy = variant.clone();
  const headers = new Headers(copy.headers);
  headers.set("cache-control", cacheControl ?? "no-store");
  headers.delete("vary");
  const put = async () => {
    const cache = await caches.open(cacheName);
    await cache.put(
      keyOf(request, lead),
      new Response(copy.body, { status: copy.status, headers }),
    );
  };
  background.waitUntil(
    put().catch((error) => console.warn("personalize: a variant was not cached:", String(error))),
  );
  return variant;
}
