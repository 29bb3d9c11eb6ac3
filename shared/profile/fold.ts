import { countryCode } from "../countries/countryCode.ts";
import type { Event, GeoHint, TraitValue } from "../wire/event.ts";
import { type Adjustment, adjustmentOf, mergeAdjustments } from "./adjustments.ts";
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
  let adjustments: readonly Adjustment[] = [];
  let firstSeen: number | null = null;
  let lastSeen: number | null = null;
  for (const event of events) {
    if (event.type === "adjustment") {
      adjustments = mergeAdjustments(adjustments, [adjustmentOf(event)], bounds.adjustments);
      continue;
    }
    firstSeen = Math.min(firstSeen ?? event.occurredAt, event.occurredAt);
    lastSeen = Math.max(lastSeen ?? event.occurredAt, event.occurredAt);
    if (event.type === "identify") {
      traits = mergeTraits(traits, statedIn(event), bounds.traits);
    } else {
      recent.push(occurrenceOf(event));
      if (event.type === "page_view" && event.place !== undefined) {
        traits = mergeTraits(traits, inferredFrom(event, event.place), bounds.traits);
      }
    }
  }
  return {
    ...emptyProfile,
    recent: recent.sort(byTime),
    traits,
    adjustments,
    firstSeen,
    lastSeen,
  };
}

function statedIn(event: Extract<Event, { type: "identify" }>): Traits {
  const key = keyOf(event.id);
  return Object.fromEntries(
    Object.entries(event.traits).map(([name, value]) => [
      name,
      {
        value: traitValueOf(name, value),
        verified: event.verified === true,
        at: event.occurredAt,
        key,
      },
    ]),
  );
}

/** Countries are ISO codes, as the network states them: rules and filters compare one kind. */
const traitValueOf = (name: string, value: TraitValue): TraitValue =>
  name === "country" && typeof value === "string" ? (countryCode(value) ?? value) : value;

/** Where the visitor was last seen. The kind of organisation is not a property of the person. */
function inferredFrom(
  { id, occurredAt }: Event,
  { country, region, organisation }: GeoHint,
): Traits {
  const seen = Object.entries({ country, region, organisation });
  return Object.fromEntries(
    seen.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, { value, verified: false, inferred: true, at: occurredAt, key: keyOf(id) }]],
    ),
  );
}
