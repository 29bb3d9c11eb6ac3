import { eventKinds } from "../../../shared/events/eventKinds.ts";
import { sessionsOf } from "../../../shared/profile/sessions.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { StoredEvent } from "../../ports/lead.ts";

/** One visit, newest event first. */
export interface Visit {
  readonly startMs: number;
  readonly endMs: number;
  /** Did anything happen on the site, or was it only mail, webinars and the like? */
  readonly onSite: boolean;
  readonly events: readonly Event[];
}

/** Groups events into visits, newest first, by the time they happened: late ones find their place. */
export function visitsOf(stored: readonly StoredEvent[]): Visit[] {
  const events = withoutRunningTotals(stored.map(({ event }) => event)).sort(
    (a, b) => a.occurredAt - b.occurredAt,
  );
  const visits: Event[][] = [];
  const sessions = sessionsOf(events.map(({ occurredAt }) => occurredAt));
  for (const [index, event] of events.entries()) {
    const session = sessions[index] as number;
    visits[session] = [event, ...(visits[session] ?? [])];
  }
  return visits.reverse().map((newestFirst) => ({
    startMs: newestFirst.at(-1)?.occurredAt ?? 0,
    endMs: newestFirst[0]?.occurredAt ?? 0,
    onSite: newestFirst.some(({ type }) => eventKinds[type].isOnSite),
    events: newestFirst,
  }));
}

/** A page tells its attention again and again, each time the sum so far: the largest says it all. */
function withoutRunningTotals(events: readonly Event[]): Event[] {
  const largest = new Map<string, number>();
  for (const event of events) {
    if (event.type !== "engagement") continue;
    largest.set(event.view, Math.max(event.engagedMs, largest.get(event.view) ?? 0));
  }
  const told = new Set<string>();
  return events.filter((event) => {
    if (event.type !== "engagement") return true;
    if (event.engagedMs !== largest.get(event.view) || told.has(event.view)) return false;
    told.add(event.view);
    return true;
  });
}
