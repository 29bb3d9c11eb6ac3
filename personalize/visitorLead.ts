import { parse } from "hono/utils/cookie";
import { isVisitorId, type VisitorId } from "../shared/identity/ids.ts";
import { segmentPattern } from "../shared/model/segmentName.ts";
import type { EdgeLead } from "../shared/personalize/edgeLead.ts";
import { parseTierEntry, tierKeyOf } from "../shared/wire/tierEntry.ts";
import { tierCookie } from "../shared/wire/tierToken.ts";
import { inTime } from "./inTime.ts";
import type { Settings } from "./options.ts";
import { readTierToken } from "./readTierToken.ts";

/**
 * Tier and segments of whoever asks for a page: by the signed token, else by KV, else by the scoring Worker,
 * else the lowest tier and no segment. Never fails, and never waits longer than `maxWaitMs`.
 */
export async function visitorLead(request: Request, settings: Settings): Promise<EdgeLead> {
  const cookies = request.headers.get("cookie");
  const known = cookies === null ? null : await knownLead(cookies, settings);
  if (known === null) return { tier: settings.lowest, segments: [] };
  const segments = known.segments.filter(isVaried(settings)).sort();
  if (settings.bands.includes(known.tier)) return { tier: known.tier, segments };
  console.warn(`personalize: tier ${JSON.stringify(known.tier)} is none of the option "bands"`);
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
  // A browser that was reset is somebody else, whatever it still carries.
  const claims = own === null || own === read?.v ? read : null;
  if (claims?.g !== undefined) return { tier: claims.t, segments: wordsOf(claims.g) };
  const visitor = own ?? claims?.v;
  const found = visitor && (await inTime(lookUp(visitor, settings), settings.maxWaitMs));
  if (found) return found;
  // Its segments are too many for a cookie, or from before there were any; the tier still holds.
  return claims && { tier: claims.t, segments: [] };
}

const wordsOf = (text: string) => text.split(" ").filter(Boolean);

/** The script's cookie: the id, and perhaps more after it. */
function visitorIn(cookies: string, { site }: Settings): VisitorId | null {
  const name = `leadlight-${site}`;
  const id = parse(cookies, name)[name]?.slice(0, 32);
  return isVisitorId(id) ? id : null;
}

async function lookUp(
  visitor: VisitorId,
  { tiers, scorer, scorerOrigin, site }: Settings,
): Promise<EdgeLead | null> {
  const remembered = await tiers?.get(tierKeyOf(visitor)).catch(report("KV"));
  if (remembered != null) return parseTierEntry(remembered);
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

/** The page goes out without it; the log says why it is the page for the lowest tier. */
const report = (what: string) => (error: unknown) => {
  console.warn(`personalize: ${what} did not answer:`, String(error));
  return null;
};
