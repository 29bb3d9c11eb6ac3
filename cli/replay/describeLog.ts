import type { Event } from "../../shared/wire/event.ts";
import { isPrivate } from "./clientAddress.ts";
import { countSessions } from "./countSessions.ts";
import { visitorOf } from "./eventOfRequest.ts";
import type { ReadLog } from "./readLog.ts";

/** What was read and left out, with counts that can be compared with those of other tools. */
export function describeLog(
  { lines, malformed, counts, requests }: ReadLog,
  eventsOf: ReadonlyMap<string, readonly Event[]>,
  host: string | null,
): string {
  const all = requests.map(({ request }) => ({ visitor: visitorOf(request), at: request.at }));
  const visits = [...eventsOf].flatMap(([visitor, events]) =>
    events.map(({ occurredAt }) => ({ visitor, at: occurredAt })),
  );
  const shown = malformed.slice(0, 5).map(({ line, why, text }) => `  ${line}: ${why}: ${text}`);
  const excluded = counts.excluded > 0 ? `, ${counts.excluded} by --exclude` : "";
  const proxy = proxyIn(requests.map(({ request }) => request.address));
  return [
    `${lines} lines, ${malformed.length} malformed${malformed.length > 0 ? ", left out:" : ""}`,
    ...shown,
    ...(malformed.length > shown.length ? [`  and ${malformed.length - shown.length} more`] : []),
    `All requests: ${new Set(all.map(({ visitor }) => visitor)).size} visitors, ${countSessions(all)} sessions`,
    `Left out: ${counts.bot} by bots, ${counts.asset} for assets, ${counts.failed} failed, ${counts["not-a-visit"]} not visits (feeds, scripts, other methods)${excluded}`,
    `Kept: ${counts.page} page views and ${counts.download} downloads by ${eventsOf.size} visitors in ${countSessions(visits)} sessions`,
    `The site itself: ${host ?? "not known (no referrers): name it with --host"}`,
    ...(proxy === null
      ? []
      : [
          `Warning: nearly all requests come from ${proxy}, an address of a private network: a proxy's. Log X-Forwarded-For, or its visitors with the same browser are one.`,
        ]),
  ].join("\n");
}

/** Fewer requests than this may well come from one office. */
const minRequests = 20;

/** The private address that nearly all requests come from, or `null`. */
function proxyIn(addresses: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1);
  const [most, count = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  const isMost = addresses.length >= minRequests && count >= 0.9 * addresses.length;
  return most !== undefined && isMost && isPrivate(most) ? most : null;
}
