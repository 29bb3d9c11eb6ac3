import { decode, sign, verify } from "hono/jwt";
import {
  isSiteKey,
  isVisitorId,
  type SiteKey,
  type VisitorId,
} from "../../../shared/identity/ids.ts";
import type { Site } from "../../ports/sites.ts";

const algorithm = "HS256";

/** What a link in a newsletter says: whose mail it stands in, and where it leads. No address is in it. */
export interface NewsletterLink {
  readonly site: SiteKey;
  /** The lead, under whose own id the event is kept. */
  readonly lead: VisitorId;
  readonly mailing: string;
  /** Of a click: where to; of the pixel none. */
  readonly url: string | null;
}

/** Signs a link with its site's secret: only what the site itself made redirects. */
export const signLink = ({ site, lead, mailing, url }: NewsletterLink, secret: string) =>
  sign({ s: site, l: lead, m: mailing, ...(url !== null && { u: url }) }, secret, algorithm);

/** Reads a link; `null` when its site's secret did not sign it. */
export async function readLink(
  token: string,
  findSite: (key: SiteKey) => Promise<Site | null>,
): Promise<NewsletterLink | null> {
  try {
    const claimed = decode(token).payload?.s;
    const site = isSiteKey(claimed) ? await findSite(claimed) : null;
    if (site?.secret == null) return null;
    // Links in old mails still work: they carry no times to check.
    const options = { alg: algorithm, exp: false, nbf: false, iat: false } as const;
    const { l, m, u } = await verify(token, site.secret, options);
    if (!isVisitorId(l) || typeof m !== "string") return null;
    return { site: site.key, lead: l, mailing: m, url: typeof u === "string" ? u : null };
  } catch (error) {
    if (error instanceof Error && /^(Jwt|Syntax|InvalidCharacter)/.test(error.name)) return null;
    throw error;
  }
}
