import { normalEmail } from "../../../shared/classify/emailKind.ts";
import type { Event } from "../../../shared/wire/event.ts";

/** Events of one person, and the claim that they begin with, if any. */
interface EventRun {
  readonly claim: {
    readonly eventId: string;
    readonly email: string;
    readonly verified: boolean;
    /** When it was said. */
    readonly at: number;
  } | null;
  readonly events: readonly Event[];
}

/** Splits a browser's events, in the order it sent them, at every `identify` with an e-mail address. */
export function splitAtIdentify(events: readonly Event[]): EventRun[] {
  const runs: (EventRun & { readonly events: Event[] })[] = [];
  for (const event of events) {
    const claim = claimOf(event);
    const open = runs.at(-1);
    if (claim !== null || open === undefined) runs.push({ claim, events: [event] });
    else open.events.push(event);
  }
  return runs;
}

function claimOf(event: Event): EventRun["claim"] {
  if (event.type !== "identify" || typeof event.traits.email !== "string") return null;
  const email = normalEmail(event.traits.email);
  if (email === null) return null;
  return { eventId: event.id, email, verified: event.verified === true, at: event.occurredAt };
}
