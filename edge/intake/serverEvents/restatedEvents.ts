import type { Traits } from "../../../shared/profile/traits.ts";
import type { Event } from "../../../shared/wire/event.ts";

/** Room for the time at the end of an id, which has 64 characters at most. */
const maxIdChars = 50;

/**
 * Events to store anew, because a trait went back to a value that it had before: the first import said Manager, the
 * second Director, the third Manager again. The third event has the first one's id and was not stored.
 *
 * @param current Events whose traits hold now, in their order.
 * @param traits The person's traits, after the events were sent to the store.
 */
export function restatedEvents(
  current: readonly Event[],
  traits: Traits,
  receivedAt: number,
): Event[] {
  const stated = new Map<string, unknown>();
  for (const event of current) {
    if (event.type !== "identify") continue;
    for (const [name, value] of Object.entries(event.traits)) stated.set(name, value);
  }
  const differs = (name: string): boolean => {
    const known = traits[name];
    return known?.verified === true && known.value !== stated.get(name);
  };
  if (![...stated.keys()].some(differs)) return [];
  const suffix = receivedAt.toString(36);
  return current.map((event) => ({ ...event, id: `${event.id.slice(0, maxIdChars)}-${suffix}` }));
}
