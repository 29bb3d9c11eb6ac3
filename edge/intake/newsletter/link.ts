import { decode, sign, verify } from "hono/jwt";
import {
  isSiteKey,
  isVisitorId,
  type SiteKey,
  type VisitorId,
} from "../../../shared/identity/ids.ts";
import type { Site } from "../../ports/sites.ts";

const algorithm = "HS256";

/** The contents of a link in a newsletter: recipient, mailing and target. It holds no e-mail address. */
export interface NewsletterLink {
  readonly site: SiteKey;
  /** The recipient's lead; the event is stored under this id. */
  readonly lead: VisitorId;
  readonly mailing: string;
  /** Where a click leads; `null` for the pixel. */
  readonly url: string | null;
}

/** Signs a link with its site's secret, so that only links of the site redirect. */
export const signLink = ({ site, lead, mailing, url }: NewsletterLink, secret: string) =>
  sign({ s: site, l: lead, m: mailing, ...(url !== null && { u: url }) }, secret, algorithm);

/** Reads a link; `null` unless its site's secret signed it. */
export async function readLink(
  token: string,
  findSite: (key: SiteKey) => Promise<Site | null>,
): Promise<NewsletterLink | null> {
  try {
    const claimed = decode(token).payload?.s;
    const site = isSiteKey(claimed) ? await findSite(claimed) : null;
    if (site?.secret == null) return null;
    // Links in old e-mails still work: they carry no times to check.
    const options = { alg: algorithm, exp: false, nbf: false, iat: false } as const;
    const { l, m, u } = await verify(token, site.secret, options);
    if (!isVisitorId(l) || typeof m !== "string") return null;
    return { site: site.key, lead: l, mailing: m, url: typeof u === "string" ? u : null };
  } catch (error) {
    if (error instanceof Error && /^(Jwt|Syntax|InvalidCharacter)/.test(error.name)) return null;
    throw error;
  }
}
