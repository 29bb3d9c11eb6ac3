import type { EventKind, Sentence } from "./eventKind.ts";
import { type Event, eventKinds } from "./eventKinds.ts";

/** What an event says to a sales person. */
export function eventInWords(event: Event): Sentence {
  const { inWords }: Pick<EventKind<never>, "inWords"> = eventKinds[event.type];
  return inWords(event as never);
}
