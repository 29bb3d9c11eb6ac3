import { pathOf } from "./classifyRequest.ts";
import { referrerOf } from "./eventOfRequest.ts";
import type { LoggedRequest } from "./loggedRequest.ts";
import { assets } from "./machineRequests.ts";

/**
 * Finds the site's own host in a log: the host that the log names, else the referrer of style sheets, scripts and
 * pictures, which pages of the site embed, else the most frequent referrer.
 */
export function createHostFinder() {
  const [named, embedding, referring] = [0, 1, 2].map(() => new Map<string, number>()) as [
    Map<string, number>,
    Map<string, number>,
    Map<string, number>,
  ];
  const count = (hosts: Map<string, number>, host: string | undefined | null) => {
    if (host) hosts.set(host, (hosts.get(host) ?? 0) + 1);
  };
  return {
    see({ host, referrer, target }: LoggedRequest) {
      count(named, host);
      const from = referrerOf(referrer)?.host;
      count(referring, from);
      if (assets.test(pathOf(target) ?? "")) count(embedding, from);
    },
    /** `null` for a log without hosts and referrers. */
    ownHost: (): string | null => {
      const all = [named, embedding, referring].find(({ size }) => size > 0) ?? named;
      return [...all].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
    },
  };
}
