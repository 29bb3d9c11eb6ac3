import { parse } from "hono/utils/cookie";
import { isVisitorId, type VisitorId } from "../shared/identity/ids.ts";
import { segmentPattern } from "../shared/model/segmentName.ts";
import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import { parseTierEntry, tierKeyOf } from "../shared/wire/tierEntry.ts";
import { tierCookie } from "../shared/wire/tierToken.ts";
import type { Settings } from "./options.ts";
import { orNullAfter } from "./orNullAfter.ts";
import { readTierToken } from "./readTierToken.ts";

/**
 * Tier and segments of the visitor who requests a page: from the signed token, else KV, else the scoring Worker,
 * else the lowest tier and no segment. Never fails, and never waits longer than `maxWaitMs`.
 */
export async function visitorLead(request: Request, settings: Settings): Promise<EdgeLead> {
  const cookies = request.headers.get("cookie");
  const known = cookies === null ? null : await knownLead(cookies, settings);
  if (known === null) return { tier: settings.lowest, segments: [] };
  const segments = known.segments.filter(isVaried(settings)).sort();
  if (settings.bands.includes(known.tier)) return { tier: known.tier, segments };
  console.warn(`personalize: tier ${JSON.stringify(known.tier)} is missing in the option "bands"`);
  return { tier: settings.lowest, segments };
}

/** Is it one of the segments that pages vary by? */
const isVaried =
  ({ segments }: Settings) =>
  (segment: string) =>
    segments === undefined ? segmentPattern.test(segment) : segments.includes(segment);

async function knownLead(cookies: string, settings: Settings): Promise<EdgeLead | null> {
  const own = visitorIn(cookies, settings);
  const token = parse(cookies, tierCookie)[tierCookie];
  const read = token === undefined ? null : await readTierToken(token, settings);
  // After a browser was reset, its old token belongs to another visitor.
  const claims = own === null || own === read?.v ? read : null;
  if (claims?.g !== undefined) return { tier: claims.t, segments: wordsOf(claims.g) };
  const visitor = own ?? claims?.v;
  const found = visitor && (await orNullAfter(lookUp(visitor, settings), settings.maxWaitMs));
  if (found) return found;
  // The token has no segments: too many for a cookie, or an old token. Its tier is still valid.
  return claims && { tier: claims.t, segments: [] };
}

const wordsOf = (text: string) => text.split(" ").filter(Boolean);

/** The visitor id: the first 32 characters of the script's cookie. */
function visitorIn(cookies: string, { site }: Settings): VisitorId | null {
  const name = `leadlight-${site}`;
  const id = parse(cookies, name)[name]?.slice(0, 32);
  return isVisitorId(id) ? id : null;
}

async function lookUp(
  visitor: VisitorId,
  { tiers, scorer, scorerOrigin, site }: Settings,
): Promise<EdgeLead | null> {
  const cached = await tiers?.get(tierKeyOf(visitor)).catch(report("KV"));
  if (cached != null) return parseTierEntry(cached);
  const url = `${scorerOrigin}/v1/me?site=${site}&visitor=${visitor}`;
  const answer = await scorer?.fetch(url).catch(report("the scoring Worker"));
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return null;
  }
  const { tier, segments } = (await answer.json()) as Partial<EdgeLead>;
  if (typeof tier !== "string") return null;
  return { tier, segments: Array.isArray(segments) ? segments : [] };
}

/** The page is sent without an answer; the log says why it is the page of the lowest tier. */
const report = (what: string) => (error: unknown) => {
  console.warn(`personalize: ${what} did not answer:`, String(error));
  return null;
};
