import type { Event } from "../wire/event.ts";
import { compareText, keyOf } from "./occurrence.ts";

/** Points that a person added or removed. */
export interface Adjustment {
  /** A later one under the same name replaces it. */
  readonly name: string;
  readonly points: number;
  readonly author: string;
  readonly reason: string;
  /** Milliseconds since 1970 from which it no longer counts; `null` for never. */
  readonly expiresAt: number | null;
  /** When it was made, milliseconds since 1970. */
  readonly at: number;
  /** Hash of the event's id: breaks ties in time. */
  readonly key: string;
}

export const adjustmentOf = (event: Extract<Event, { type: "adjustment" }>): Adjustment => ({
  name: event.adjustment,
  points: event.points,
  author: event.author,
  reason: event.reason,
  expiresAt: event.expiresAt,
  at: event.occurredAt,
  key: keyOf(event.id),
});

/**
 * The latest of each name, newest first, at most `max`. A name's rank only ever rises, so a name that is
 * dropped from a part would be dropped from the whole: the order of arrival cannot matter.
 */
export function mergeAdjustments(
  a: readonly Adjustment[],
  b: readonly Adjustment[],
  max: number,
): readonly Adjustment[] {
  if (b.length === 0) return a;
  const latest = new Map<string, Adjustment>();
  for (const entry of [...a, ...b]) {
    const known = latest.get(entry.name);
    if (known === undefined || newestFirst(entry, known) < 0) latest.set(entry.name, entry);
  }
  return [...latest.values()].sort(newestFirst).slice(0, max);
}

const newestFirst = (a: Adjustment, b: Adjustment): number =>
  b.at - a.at || compareText(b.key, a.key) || compareText(b.name, a.name);
