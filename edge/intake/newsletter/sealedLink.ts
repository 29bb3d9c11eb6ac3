import { isLeadId, isSiteKey, type SiteKey, type VisitorId } from "../../../shared/identity/ids.ts";
import type { Site } from "../../ports/sites.ts";
import type { NewsletterLink } from "./newsletterLink.ts";
import { readSignedLink } from "./readSignedLink.ts";

/** AES-GCM takes 96 random bits for each message (NIST SP 800-38D). */
const nonceBytes = 12;

/**
 * Seals a link under its site's secret: `SITE.SEALED`. A reader learns neither the recipient nor the mailing,
 * two links of one recipient have nothing in common, and only links of the site redirect.
 */
export async function sealLink(link: NewsletterLink, secret: string): Promise<string> {
  const { site, lead, mailing, url } = link;
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const text = new TextEncoder().encode(JSON.stringify([lead, mailing, url]));
  const sealed = await crypto.subtle.encrypt(algorithmOf(iv, site), await keyOf(secret), text);
  const bytes = [...iv, ...new Uint8Array(sealed)];
  const base64 = btoa(String.fromCharCode(...bytes));
  return `${site}.${base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** Reads a link; `null` unless its site's secret sealed it, or signed it before links were sealed. */
export async function readLink(
  token: string,
  findSite: (key: SiteKey) => Promise<Site | null>,
): Promise<NewsletterLink | null> {
  const [name, sealed, ...more] = token.split(".");
  if (more.length > 0) return readSignedLink(token, findSite);
  const site = isSiteKey(name) && sealed !== undefined ? await findSite(name) : null;
  const bytes = site && bytesOf(sealed as string);
  if (site?.secret == null || bytes === null) return null;
  const algorithm = algorithmOf(bytes.slice(0, nonceBytes), site.key);
  const key = await keyOf(site.secret);
  const text = await crypto.subtle
    .decrypt(algorithm, key, bytes.slice(nonceBytes))
    .catch(() => null);
  if (text === null) return null;
  const [lead, mailing, url] = JSON.parse(new TextDecoder().decode(text)) as [string, string, null];
  if (!isLeadId(lead)) return null;
  return { site: site.key, lead: lead as string as VisitorId, mailing, url };
}

/** The site is authenticated with the text: a link of one site does not open as one of another. */
const algorithmOf = (iv: Uint8Array<ArrayBuffer>, site: SiteKey) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(site),
});

/** A key of its own for links, so that no other use of the secret can open or make one. */
async function keyOf(secret: string): Promise<CryptoKey> {
  const text = new TextEncoder().encode(`newsletter-link ${secret}`);
  const digest = await crypto.subtle.digest("SHA-256", text);
  return crypto.subtle.importKey("raw", digest, "AES-GCM", false, ["encrypt", "decrypt"]);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    const text = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(text, (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
