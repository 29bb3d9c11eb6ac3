import { parse } from "hono/utils/cookie";
import { isVisitorId, type VisitorId } from "../shared/identity/ids.ts";
import { tierCookie, tierKeyOf } from "../shared/wire/tierToken.ts";
import { inTime } from "./inTime.ts";
import type { Settings } from "./options.ts";
import { readTierToken } from "./readTierToken.ts";

/**
 * The tier of whoever asks for a page: by its signed token, else by KV, else by the scoring Worker, else
 * the lowest. Never fails, and never waits longer than `maxWaitMs`.
 */
export async function visitorTier(request: Request, settings: Settings): Promise<string> {
  const cookies = request.headers.get("cookie");
  const tier = cookies === null ? null : await knownTier(cookies, settings);
  if (tier === null) return settings.lowest;
  if (settings.bands.includes(tier)) return tier;
  console.warn(`personalize: tier ${JSON.stringify(tier)} is none of the option "bands"`);
  return settings.lowest;
}

async function knownTier(cookies: string, settings: Settings): Promise<string | null> {
  const visitor = visitorIn(cookies, settings);
  const token = parse(cookies, tierCookie)[tierCookie];
  if (token !== undefined) {
    const claims = await readTierToken(token, settings);
    // A browser that was reset is somebody else, whatever it still carries.
    if (claims !== null && (visitor === null || visitor === claims.v)) return claims.t;
  }
  return visitor && inTime(lookUp(visitor, settings), settings.maxWaitMs);
}

/** The script's cookie: the id, and perhaps more after it. */
function visitorIn(cookies: string, { site }: Settings): VisitorId | null {
  const name = `leadlight-${site}`;
  const id = parse(cookies, name)[name]?.slice(0, 32);
  return isVisitorId(id) ? id : null;
}

async function lookUp(
  visitor: VisitorId,
  { tiers, scorer, scorerOrigin, site }: Settings,
): Promise<string | null> {
  const remembered = await tiers?.get(tierKeyOf(visitor)).catch(report("KV"));
  if (remembered != null) return remembered;
  const url = `${scorerOrigin}/v1/me?site=${site}&visitor=${visitor}`;
  const answer = await scorer?.fetch(url).catch(report("the scoring Worker"));
  if (!answer?.ok) {
    await answer?.body?.cancel();
    return null;
  }
  const { tier } = (await answer.json()) as { readonly tier?: unknown };
  return typeof tier === "string" ? tier : null;
}

/** The page goes out without it; the log says why it is the page for the lowest tier. */
const report = (what: string) => (error: unknown) => {
  console.warn(`personalize: ${what} did not answer:`, String(error));
  return null;
};
