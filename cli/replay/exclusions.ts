import { BlockList, isIP } from "node:net";
import { compileGlobs } from "../../shared/classify/glob.ts";
import { pathOf } from "./classifyRequest.ts";
import type { LoggedRequest } from "./loggedRequest.ts";

/**
 * What `--exclude` leaves out: paths by glob (`/intranet/**`), addresses and networks (`192.0.2.44`, `198.51.100.0/24`).
 *
 * @throws For a value that is neither.
 */
export function exclusions(values: readonly string[]): (request: LoggedRequest) => boolean {
  const all = values.flatMap((value) => value.split(",").map((one) => one.trim())).filter(Boolean);
  const paths = all.filter((one) => one.startsWith("/"));
  const addresses = new BlockList();
  for (const one of all.filter((value) => !value.startsWith("/"))) {
    const [address = "", bits] = one.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const longest = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? longest : Number(bits);
    if (isIP(address) === 0 || !(prefix >= 0 && prefix <= longest)) {
      throw new Error(`--exclude: "${one}" is neither a path such as /admin/** nor an IP address.`);
    }
    addresses.addSubnet(address, prefix, family);
  }
  const isPath = paths.length === 0 ? () => false : compileGlobs(paths);
  return ({ address, target }) =>
    isPath(pathOf(target) ?? "") ||
    (isIP(address) !== 0 && addresses.check(address, isIP(address) === 6 ? "ipv6" : "ipv4"));
}
