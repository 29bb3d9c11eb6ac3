import type { Context } from "hono";

/**
 * The connecting address, as a key of rate limiters; `null` where there is none, e.g. over a service binding.
 * Of IPv6 the first four groups: a customer of a provider has a /64 at least.
 */
export function addressOf(c: Context): string | null {
  const address = c.req.header("cf-connecting-ip");
  if (address === undefined) return null;
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const last = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - groups.length - last.length)).fill("0");
  return [...groups, ...zeros, ...last].slice(0, 4).join(":");
}
