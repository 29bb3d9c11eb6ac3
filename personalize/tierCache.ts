import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import { variantName } from "./variantName.ts";

/**
 * Variants that every visitor of the same tier and segments may share, in the Cache API: under a name of its own, so that
 * nothing the origin answers under any address can ever lie where a variant is looked for.
 */
const cacheName = "leadlight-tiers";

/** Takes work to be done after the answer: a Worker's execution context. */
export interface Background {
  waitUntil(work: Promise<unknown>): void;
}

/** Only plain requests for a page: nobody signed in by header, no part of a page. */
export const isForCache = ({ method, headers }: Request): boolean =>
  method === "GET" && !headers.has("authorization") && !headers.has("range");

/** What the origin lets shared caches keep, and says to be the same for everybody. */
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

/** The page's address with the variant in front of its path, where no query can pretend to be one. */
function keyOf(request: Request, lead: EdgeLead): Request {
  const url = new URL(request.url);
  url.pathname = `/${variantName(lead)}${url.pathname}`;
  return new Request(url);
}

/** The variant as its visitor gets it, or `null` when it is not kept. */
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

/** Keeps a variant for as long as the origin lets the page be kept, and returns it for the visitor. */
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
    put().catch((error) => console.warn("personalize: a variant was not kept:", String(error))),
  );
  return variant;
}
