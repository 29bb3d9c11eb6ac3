import { guard } from "../guard.ts";

/** What `addEventListener` takes. */
type Heard = [string, EventListener, AddEventListenerOptions];

/** Everything that is listened for, to begin anew. */
const heard: Heard[] = [];

/**
 * Listens for several events as long as the page lives, guarded and without ever delaying a scroll. On
 * the window and in the capture phase unless told otherwise, which every event of the page passes
 * first, whether it bubbles or not and whoever stops its propagation.
 *
 * Nothing stops listening: a tracker that was stopped drops what it hears.
 */
export function listen<Kind extends Event>(
  types: string,
  handler: (event: Kind) => void,
  capture = true,
): void {
  for (const type of types.split(" ")) {
    const each: Heard = [type, guard(handler) as EventListener, { capture, passive: true }];
    heard.push(each);
    addEventListener(...each);
  }
}

/** Listens again, after `document.open` removed every listener. What is still there is not added twice. */
export const hearAgain = (): void => {
  for (const each of heard) addEventListener(...each);
};
