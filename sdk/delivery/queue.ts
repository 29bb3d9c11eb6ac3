import { createStore, promisifyRequest } from "idb-keyval";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { config } from "../config.ts";
import { log } from "../givenParts.ts";
import { guard } from "../guard.ts";
import { mayGo } from "../visitor/consent.ts";
import { key } from "../visitor/key.ts";
import { randomId } from "../visitor/randomId.ts";
import { knownVisitor } from "../visitor/visitorId.ts";
import { holdLock } from "./holdLock.ts";

/** An hour-long outage of a busy page; some 100 kB. */
const maxWaiting = 400;

/**
 * Where there are no Web Locks (a page without https, Safari before 15.4), the page that an event
 * happened on is given so long to deliver it.
 */
const leaseMs = 5_000;

/**
 * Events on their way that are not being sent just now, oldest first. They are in IndexedDB too, so
 * that they outlive the page and the browser, in a database of its own for each site; before consent,
 * where IndexedDB is blocked ("block all cookies" makes it throw at first touch), or where it is not
 * to be used, they are in memory alone.
 */
export const waiting: BrowserEvent[] = [];

/** This page, as the one that takes care of an event. */
let owner: string;

/**
 * Of idb-keyval it takes the store alone: the ready-made `setMany` and `entries` bring a default
 * store and a path for browsers without `getAll`, a thirtieth of the whole script.
 */
let useStore: ReturnType<typeof createStore>;

/** Opens no database yet: idb-keyval does at the first use. */
export function openQueue(): void {
  owner = randomId();
  holdLock(owner);
  useStore = createStore(key(), "events");
}

const write = guard(
  async (change: (store: IDBObjectStore) => unknown, mayStore: unknown = mayGo()) =>
    mayStore &&
    !config.storage &&
    useStore("readwrite", async (store) => {
      await change(store);
      // At once: a transaction that waits for its requests is aborted when the page is left.
      store.transaction.commit();
      return promisifyRequest(store.transaction);
    }),
);

const put = (store: IDBObjectStore, event: BrowserEvent) =>
  store.put({ ...event, owner }, event.id);

/** Writes an event ahead of its sending. */
export function addToQueue(event: BrowserEvent): void {
  write((store) => put(store, event));
  if (waiting.push(event) > maxWaiting) {
    // The oldest total goes first, which a later one repeats; where there is none (-1), the last event:
    // how a visit began says more than how it went on.
    const least = waiting.findIndex(({ type }) => type === "engagement");
    const dropped = waiting.splice(least, 1);
    log("dropped", ...dropped);
    dropFromQueue(dropped);
  }
}

/** Removes events that the Worker answered for. */
export function dropFromQueue(events: readonly BrowserEvent[]): void {
  write((store) => {
    for (const { id } of events) store.delete(id);
  });
}

/** Forgets everything, what other pages stored included. */
export function clearQueue(): void {
  waiting.length = 0;
  // What was never stored must not be created to be emptied.
  write((store) => store.clear(), mayGo() || knownVisitor());
}

/**
 * Takes over what pages that are gone could not deliver, then calls `then`. The edge says which events
 * are too old (a month), and that is their end.
 *
 * Two living pages never both send an event: it is an orphan when no page holds its lock. So it is
 * read twice. Whose locks there are is asked after the first time: a page asks for its own before it
 * writes, and a page that began after that question is not among the `others` of the first time.
 */
export const loadQueue = guard(async (then: () => void, others: string = "", locks?: string) => {
  let found = "";
  await write(async (store) => {
    for (const { owner: of, ...event } of await promisifyRequest(store.getAll()))
      if (others.includes(of) && !(locks?.includes(of) ?? event.occurredAt > Date.now() - leaseMs))
        waiting.push(event);
      else if (of !== owner) found += of;
    // The orphans as its own; and what happened before consent is written now.
    for (const event of waiting) put(store, event);
  });
  if (found && !others) loadQueue(then, found, JSON.stringify(await navigator.locks?.query()));
  else then();
});
