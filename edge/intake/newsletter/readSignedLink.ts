import { decode, verify } from "hono/jwt";
import { isLeadId, isSiteKey, type SiteKey, type VisitorId } from "../../../shared/identity/ids.ts";
import type { Site } from "../../ports/sites.ts";
import type { NewsletterLink } from "./newsletterLink.ts";

/**
 * Reads a link from before links were sealed: a JWT that shows its recipient. Links in old e-mails never expire.
 * `null` unless its site's secret signed it.
 */
export async function readSignedLink(
  token: string,
  findSite: (key: SiteKey) => Promise<Site | null>,
): Promise<NewsletterLink | null> {
  try {
    const claimed = decode(token).payload?.s;
    const site = isSiteKey(claimed) ? await findSite(claimed) : null;
    if (site?.secret == null) return null;
    const options = { alg: "HS256", exp: false, nbf: false, iat: false } as const;
    const { l, m, u } = await verify(token, site.secret, options);
    if (!isLeadId(l) || typeof m !== "string") return null;
    const lead = l as string as VisitorId;
    return { site: site.key, lead, mailing: m, url: typeof u === "string" ? u : null };
  } catch (error) {
    if (error instanceof Error && /^(Jwt|Syntax|InvalidCharacter)/.test(error.name)) return null;
    throw error;
  }
}
