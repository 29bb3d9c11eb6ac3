import { guard } from "../guard.ts";

/**
 * Listens for several events as long as the page lives, guarded and without ever delaying a scroll. On
 * the window and in the capture phase by default, which every event of the page passes
 * first, whether it bubbles or not, and also when a listener stops its propagation.
 *
 * Nothing stops listening: a tracker that was stopped drops what it hears.
 */
export function listen<Kind extends Event>(
  types: string,
  handler: (event: Kind) => void,
  capture = true,
): void {
  for (const type of types.split(" "))
    addEventListener(type, guard(handler) as EventListener, { capture, passive: true });
}
