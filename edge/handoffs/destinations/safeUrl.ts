import { fail, ok, type Result } from "../../../shared/result.ts";

/** Names that lead into somebody's own network, or nowhere (RFC 6761, 6762, 7686, 8375). */
const innerNames = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|onion|invalid)$/;

/** What the URL parser makes of an address in any notation: `2130706433`, `0x7f.1` and `127.1` included. */
const isAddress = (host: string): boolean => host.startsWith("[") || /^[\d.]+$/.test(host);

/**
 * Whether a hand-off may be sent to this address. Asked when rules are saved and at every attempt. Hosts
 * are names: an address in numbers, public or not, has no certificate worth trusting, and refusing them
 * all leaves no notation to get wrong. What a name resolves to is the network's affair: Cloudflare's
 * reaches no private one.
 *
 * @returns The parsed address, or a sentence with the mend.
 */
export function safeUrl(text: string): Result<URL, string> {
  if (!URL.canParse(text)) return fail("is no address: write https://…");
  const url = new URL(text);
  if (url.protocol !== "https:") return fail("must begin with https://");
  if (url.username !== "" || url.password !== "") {
    return fail("must not have a user or a password in it");
  }
  const host = url.hostname.replace(/\.+$/, "");
  if (isAddress(host)) return fail("must name its host: an address in numbers is not allowed");
  if (!host.includes(".")) return fail("must have a host of the public internet, with a dot in it");
  if (innerNames.test(host)) return fail(`must not lead into a private network: ${host}`);
  return ok(url);
}
