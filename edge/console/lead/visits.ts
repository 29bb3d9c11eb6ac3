import { eventKinds } from "../../../shared/events/eventKinds.ts";
import { sessionsOf } from "../../../shared/profile/sessions.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { StoredEvent } from "../../ports/lead.ts";

/** An event as the timeline shows it. */
export interface TimelineEntry {
  readonly event: Event;
  /** How long the page was looked at, in milliseconds; 0 when unknown. */
  readonly engagedMs: number;
}

/** One visit, newest event first. */
export interface Visit {
  readonly startMs: number;
  readonly endMs: number;
  /** Whether one of its events happened on the site; the others are emails, webinars and such. */
  readonly onSite: boolean;
  readonly entries: readonly TimelineEntry[];
}

/** Groups events into visits, newest first, by the time they happened, not by the time they arrived. */
export function visitsOf(stored: readonly StoredEvent[]): Visit[] {
  const events = stored.map(({ event }) => event).sort((a, b) => a.occurredAt - b.occurredAt);
  const sessions = sessionsOf(events.map(({ occurredAt }) => occurredAt));
  const engagedMs = engagedMsOf(events);
  const views = new Set(events.flatMap(({ type, id }) => (type === "page_view" ? id : [])));
  const visits: { times: number[]; entries: TimelineEntry[] }[] = [];
  for (const [index, event] of events.entries()) {
    const session = sessions[index] as number;
    visits[session] ??= { times: [], entries: [] };
    const { times, entries } = visits[session];
    times.push(event.occurredAt);
    // A view shows its engagement; without its view, the largest engagement is a separate entry.
    if (event.type !== "engagement") {
      entries.unshift({ event, engagedMs: engagedMs.get(event.id) ?? 0 });
    } else if (!views.has(event.view) && engagedMs.get(event.view) === event.engagedMs) {
      entries.unshift({ event, engagedMs: event.engagedMs });
      views.add(event.view);
    }
  }
  return visits
    .filter(({ entries }) => entries.length > 0)
    .reverse()
    .map(({ times, entries }) => ({
      startMs: times[0] ?? 0,
      endMs: times.at(-1) ?? 0,
      onSite: entries.some(({ event }) => isOnSite(event)),
      entries,
    }));
}

/** A custom event of a back end, such as a won deal, has no page. */
const isOnSite = (event: Event): boolean =>
  event.type === "custom" ? event.page !== undefined : eventKinds[event.type].isOnSite;

/** By view: a page sends its engagement again and again, each time the sum so far, so the largest is right. */
function engagedMsOf(events: readonly Event[]): ReadonlyMap<string, number> {
  const largest = new Map<string, number>();
  for (const event of events) {
    if (event.type !== "engagement") continue;
    largest.set(event.view, Math.max(event.engagedMs, largest.get(event.view) ?? 0));
  }
  return largest;
}
