import { shortHash } from "../../../shared/identity/shortHash.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { About, Told } from "./readServerEvent.ts";

/** What one request tells of one person. */
export interface Group {
  readonly about: About;
  /** Places in the request. */
  readonly indexes: readonly number[];
  readonly events: readonly Event[];
}

/** Gathers events by whom they are about, in the order of the request. */
export function groupByPerson(told: readonly Told[]): Group[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = JSON.stringify(one.about);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()].map((group) => {
    const [{ about }] = group as [Told];
    const events = inOrder(group);
    return {
      about,
      indexes: group.map(({ index }) => index),
      events: "email" in about ? [introduce(about.email, events), ...events] : events,
    };
  });
}

/** What states no time was said one after the other: of two facts the later one holds. */
function inOrder(told: readonly Told[]): Event[] {
  let later = told.filter(({ isDated }) => !isDated).length;
  return told.map(({ event, isDated }) =>
    isDated ? event : { ...event, occurredAt: event.occurredAt - --later },
  );
}

/** Rules look at the address: it is a trait of whoever is spoken of by it. */
const introduce = (email: string, events: readonly Event[]): Event => ({
  id: `email-${shortHash(email)}`,
  type: "identify",
  occurredAt: Math.min(...events.map(({ occurredAt }) => occurredAt)),
  traits: { email },
  verified: true,
});
