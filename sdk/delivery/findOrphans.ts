import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";

/**
 * Where there are no Web Locks (a page without https, Safari before 15.4), the page that an event
 * happened on is given so long to deliver it.
 */
const leaseMs = 5_000;

/**
 * A page holds a Web Lock under its own name for as long as it lives; the browser lets go of it when
 * the page is gone, however it went. A page that is left lets go by itself: in the back-forward cache
 * it may never run again.
 */
export const holdLock = guard((owner: string) =>
  navigator.locks.request(owner, () => new Promise((release) => listen("pagehide", release))),
);

/**
 * Tells which events nobody takes care of, by their page and their time, so that two living pages do
 * not both send one.
 */
export async function findOrphans(): Promise<(owner: string, occurredAt: number) => boolean> {
  const held = (await navigator.locks?.query())?.held;
  return (owner, occurredAt) =>
    !(held?.some(({ name }) => name === owner) ?? occurredAt > Date.now() - leaseMs);
}
