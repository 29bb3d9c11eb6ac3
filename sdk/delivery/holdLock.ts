import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";

/**
 * A page holds a Web Lock under its own name for as long as it lives; the browser lets go of it when
 * the page is gone, however it went. A page that is left lets go by itself: in the back-forward cache
 * it may never run again.
 */
export const holdLock = guard((owner: string) =>
  navigator.locks.request(owner, () => new Promise((release) => listen("pagehide", release))),
);
