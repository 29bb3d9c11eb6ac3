import { guard } from "../guard.ts";

/** Ends what was begun. Safe to call twice. */
export type Stop = () => void;

/**
 * Listens for several events, guarded and without ever delaying a scroll. On the window and in the
 * capture phase unless told otherwise, which every event of the page passes first, whether it
 * bubbles or not and whoever stops its propagation.
 */
export function listen<Kind extends Event>(
  types: string,
  handler: (event: Kind) => void,
  capture = true,
): Stop {
  const guarded = guard(handler) as EventListener;
  return stopAll(
    types.split(" ").map((type) => {
      window.addEventListener(type, guarded, { capture, passive: true });
      return () => window.removeEventListener(type, guarded, capture);
    }),
  );
}

/** One stop for several, and for those that never began. */
export const stopAll =
  (stops: readonly (Stop | undefined)[]): Stop =>
  () => {
    for (const stop of stops) stop?.();
  };
