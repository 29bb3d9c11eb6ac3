import type { Event } from "../wire/event.ts";
import { type Bounds, defaultBounds } from "./bounds.ts";
import { mergeProfiles } from "./merge.ts";
import { byTime, keyOf, type Occurrence, occurrenceOf } from "./occurrence.ts";
import { emptyProfile, type Profile } from "./profile.ts";
import { mergeTraits, type Traits } from "./traits.ts";

/**
 * Adds events to a profile, each of which it has not seen before, in any order.
 *
 * @example
 * const profile = fold(stored ?? emptyProfile, newEvents);
 */
export function fold(
  profile: Profile,
  events: readonly Event[],
  bounds: Bounds = defaultBounds,
): Profile {
  return events.length === 0 ? profile : mergeProfiles(profile, profileOf(events, bounds), bounds);
}

/** The events alone, before any bound: `mergeProfiles` applies it. */
function profileOf(events: readonly Event[], bounds: Bounds): Profile {
  const recent: Occurrence[] = [];
  let traits: Traits = {};
  for (const event of events) {
    if (event.type === "identify") {
      traits = mergeTraits(traits, traitsOf(event), bounds.traits);
    } else {
      recent.push(occurrenceOf(event));
    }
  }
  const times = events.map((event) => event.occurredAt);
  return {
    ...emptyProfile,
    recent: recent.sort(byTime),
    traits,
    firstSeen: times.reduce((a, b) => Math.min(a, b)),
    lastSeen: times.reduce((a, b) => Math.max(a, b)),
  };
}

function traitsOf(event: Extract<Event, { type: "identify" }>): Traits {
  const key = keyOf(event.id);
  return Object.fromEntries(
    Object.entries(event.traits).map(([name, value]) => [
      name,
      { value, verified: event.verified === true, at: event.occurredAt, key },
    ]),
  );
}
