import type { Event } from "../../shared/wire/event.ts";
import { pathOf } from "./classifyRequest.ts";
import { eventOfRequest, visitorOf } from "./eventOfRequest.ts";
import type { ReadLog } from "./readLog.ts";

/** A viewer fetches a large file in parts: requests for it within this time are one download. */
const samePartsMs = 1_800_000;

/** The events of each visitor, in the order of the log. */
export function eventsByVisitor({ requests }: ReadLog, host: string | null): Map<string, Event[]> {
  const seen = new Map<string, number>();
  const lastDownload = new Map<string, number>();
  const eventsOf = new Map<string, Event[]>();
  for (const { request, kind } of requests) {
    if (kind !== "page" && kind !== "download") continue;
    const visitor = visitorOf(request);
    if (kind === "download") {
      const file = `${visitor} ${pathOf(request.target)}`;
      const before = lastDownload.get(file) ?? Number.NEGATIVE_INFINITY;
      lastDownload.set(file, Math.max(before, request.at));
      if (Math.abs(request.at - before) < samePartsMs) continue;
    }
    const line = JSON.stringify(request);
    const repeat = seen.get(line) ?? 0;
    seen.set(line, repeat + 1);
    const events = eventsOf.get(visitor) ?? [];
    events.push(eventOfRequest(request, kind, repeat, host));
    eventsOf.set(visitor, events);
  }
  return eventsOf;
}
