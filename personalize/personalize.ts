import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import { heldVariant } from "./entityTag.ts";
import { type PersonalizeOptions, resolveOptions, type Settings } from "./options.ts";
import { originRequest, wholePage } from "./originRequest.ts";
import { type Background, isForCache, isShareable, keepVariant, keptVariant } from "./tierCache.ts";
import { isPage, isPartOfPage, toVariant } from "./variant.ts";
import { variantHeaders } from "./variantHeaders.ts";
import { variantName } from "./variantName.ts";
import { visitorLead } from "./visitorLead.ts";

/**
 * Fetches from your origin: `fetch`, an assets binding, a framework's handler. An origin that renders by tier awaits
 * `lead()`, which never fails; without that call, nothing is looked up.
 */
export type FetchOrigin = (
  request: Request,
  lead: () => Promise<EdgeLead>,
) => Response | Promise<Response>;

/**
 * Answers a request with the page as the visitor sees it.
 *
 * @param context The Worker's execution context; only `cacheByTier` needs it.
 */
export type Personalized = (
  request: Request,
  fetchOrigin: FetchOrigin,
  context?: Background,
) => Promise<Response>;

/**
 * Personalises the pages of a site before they are sent. Streams: the first byte is not held back, since
 * the visitor's tier and segments are looked up while the origin works. When something is missing, late, expired
 * or forged, the visitor gets the page of the lowest tier and of no segment.
 *
 * @throws When an option is not valid.
 * @example
 * export default {
 *   fetch: (request, env) =>
 *     personalize({ site: "acme", secret: env.LEADLIGHT_SECRET, tiers: env.TIERS })(request, fetch),
 * };
 */
export function personalize(options: PersonalizeOptions): Personalized {
  const settings = resolveOptions(options);
  return async function personalized(request, fetchOrigin, context) {
    let asked: Promise<EdgeLead> | undefined;
    const lead = () => {
      asked ??= visitorLead(request, settings);
      return asked;
    };
    // Images and scripts cost no look-up. A page without `text/html` in its request waits for its look-up.
    if (!request.headers.get("accept")?.includes("text/html")) {
      return streamed(request, fetchOrigin, lead, settings);
    }
    const known = lead();
    if (settings.cacheByTier && context !== undefined && isForCache(request)) {
      return cached(request, fetchOrigin, await known, settings, context);
    }
    return streamed(request, fetchOrigin, lead, settings);
  };
}

/** Without a cache: the origin's answer, rewritten while it streams. */
async function streamed(
  request: Request,
  fetchOrigin: FetchOrigin,
  lead: () => Promise<EdgeLead>,
  settings: Settings,
): Promise<Response> {
  const held = heldVariant(request.headers.get("if-none-match"));
  const asked = originRequest(request, held);
  let answer = await fetchOrigin(asked, lead);
  if (answer.status === 304 && held !== null) {
    const variant = variantName(await lead());
    if (variant === held.variant) {
      return new Response(null, { status: 304, headers: variantHeaders(answer.headers, variant) });
    }
    // The page is unchanged, but the visitor has another variant now.
    answer = await fetchOrigin(wholePage(asked), lead);
  } else if (isPartOfPage(answer)) {
    await answer.body?.cancel();
    answer = await fetchOrigin(wholePage(asked), lead);
  }
  return isPage(answer) ? toVariant(answer, await lead(), settings) : answer;
}

/** With `cacheByTier`: a cached variant, or a new one for the cache. */
async function cached(
  request: Request,
  fetchOrigin: FetchOrigin,
  lead: EdgeLead,
  settings: Settings,
  background: Background,
): Promise<Response> {
  const kept = await keptVariant(request, lead);
  if (kept !== null) return kept;
  const answer = await fetchOrigin(wholePage(originRequest(request, null)), async () => lead);
  if (!isPage(answer)) return answer;
  const variant = toVariant(answer, lead, settings);
  // A page that could not be rewritten came back unchanged.
  if (variant === answer || !isShareable(answer)) return variant;
  return keepVariant(request, lead, variant, answer.headers.get("cache-control"), background);
}
