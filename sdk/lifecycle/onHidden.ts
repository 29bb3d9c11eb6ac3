import { listen } from "./listen.ts";

/**
 * The page may be gone after this: the tab was hidden, closed or left. `visibilitychange` is the last
 * event that phones fire reliably, `pagehide` the one of a navigation; `unload` would cost the
 * back-forward cache (https://web.dev/articles/bfcache). It can fire twice in a row.
 *
 * Signals hear it in the capture phase. Delivery passes `last` to hear it afterwards, in the bubble
 * phase, when whatever the signals had to say is in the queue.
 */
export function onHidden(handler: (isLeft: boolean) => void, last?: boolean): void {
  listen(
    "visibilitychange pagehide",
    ({ type }) => {
      const isLeft = type === "pagehide";
      if (isLeft || document.hidden) handler(isLeft);
    },
    !last,
  );
}
