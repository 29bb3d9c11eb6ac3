import { fail, ok, type Result } from "../../../shared/result.ts";

/** Host names of private networks, or of no network (RFC 6761, 6762, 7686, 8375). */
const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|onion|invalid)$/;

/** The URL parser turns every notation of an IP address into one of these: `2130706433`, `0x7f.1` and `127.1` too. */
const isAddress = (host: string): boolean => host.startsWith("[") || /^[\d.]+$/.test(host);

/**
 * Whether a hand-off may be sent to this URL. Checked when rules are saved, and at every attempt. The host
 * must be a name: IP addresses, public or not, have no certificate worth trusting, and refusing all of them
 * leaves no notation to get wrong. A name may still resolve to a private address; Cloudflare's network
 * reaches none of those.
 *
 * @returns The parsed URL, or a reason that says how to fix it.
 */
export function safeUrl(text: string): Result<URL, string> {
  if (!URL.canParse(text)) return fail("is not a URL: write https://…");
  const url = new URL(text);
  if (url.protocol !== "https:") return fail("must begin with https://");
  if (url.username !== "" || url.password !== "") {
    return fail("must not contain a user name or a password");
  }
  const host = url.hostname.replace(/\.+$/, "");
  if (isAddress(host)) return fail("must have a host name: an IP address is not allowed");
  if (!host.includes(".")) return fail("must have a public host name, with a dot in it");
  if (innerNames.test(host)) return fail(`must not be in a private network: ${host}`);
  return ok(url);
}
