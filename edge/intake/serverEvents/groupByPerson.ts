import { shortHash } from "../../../shared/identity/shortHash.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { About, ServerEvent } from "./readServerEvent.ts";

/** The events of one request about one person. */
export interface Group {
  readonly about: About;
  /** Their indexes in the request. */
  readonly indexes: readonly number[];
  readonly events: readonly Event[];
  /** Events whose traits hold now. */
  readonly current: readonly Event[];
}

/** Groups events by the person that they are about, in the order of the request. */
export function groupByPerson(all: readonly ServerEvent[]): Group[] {
  const groups = new Map<string, ServerEvent[]>();
  for (const one of all) {
    const key = JSON.stringify(one.about);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [one]);
    else known.push(one);
  }
  return [...groups.values()].map((group) => {
    const [{ about }] = group as [ServerEvent];
    const events = inOrder(group);
    const current = events.filter((_, index) => group[index]?.isCurrent);
    return {
      current,
      about,
      indexes: group.map(({ index }) => index),
      events: "email" in about ? [identifyByEmail(about.email, events), ...events] : events,
    };
  });
}

/** Events without a time happened in the order of the request: the later one of two facts holds. */
function inOrder(all: readonly ServerEvent[]): Event[] {
  let later = all.filter(({ isDated }) => !isDated).length;
  return all.map(({ event, isDated }) =>
    isDated ? event : { ...event, occurredAt: event.occurredAt - --later },
  );
}

/** Rules read the e-mail address: the person that it names has it as a trait. */
const identifyByEmail = (email: string, events: readonly Event[]): Event => ({
  id: `email-${shortHash(email)}`,
  type: "identify",
  occurredAt: Math.min(...events.map(({ occurredAt }) => occurredAt)),
  traits: { email },
  verified: true,
});
