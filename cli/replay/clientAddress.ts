import { BlockList, isIP } from "node:net";

const notPublic = new BlockList();
for (const [network, bits] of [
  ...([
    ["10.0.0.0", 8],
    ["172.16.0.0", 12],
    ["192.168.0.0", 16],
    ["127.0.0.0", 8],
  ] as const),
  ...([
    ["169.254.0.0", 16],
    ["100.64.0.0", 10],
  ] as const),
]) {
  notPublic.addSubnet(network, bits, "ipv4");
}
notPublic.addSubnet("fc00::", 7, "ipv6");
notPublic.addSubnet("fe80::", 10, "ipv6");
notPublic.addAddress("::1", "ipv6");

/** An IP address without its port and brackets: `192.0.2.1:50000`, `[2001:db8::7]:443`; `null` for other text. */
export function ipOf(text: string): string | null {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
  return isIP(bare) === 0 ? null : bare.toLowerCase();
}

/** Whether an address is of a private network: a proxy's or the office's, not a visitor's. */
export const isPrivate = (address: string): boolean =>
  isIP(address) !== 0 && notPublic.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** The addresses of `X-Forwarded-For`, the client's first; `null` for text that is no such list. */
export function forwardedFor(text: string): string[] | null {
  const all = text.split(",").map((one) => ipOf(one.trim()));
  return all.every((one) => one !== null) ? (all as string[]) : null;
}

/** The client's address: the first public one that a proxy forwarded, else the address of the connection. */
export const clientAddress = (remote: string, forwarded: readonly string[] | null): string =>
  forwarded?.find((one) => !isPrivate(one)) ?? forwarded?.[0] ?? remote;
