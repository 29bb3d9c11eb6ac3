import { createStore, promisifyRequest } from "idb-keyval";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { maxEventAgeMs } from "../../shared/wire/limits.ts";
import { guard } from "../guard.ts";
import { randomId } from "../visitor/randomId.ts";
import { findOrphans, holdLock } from "./findOrphans.ts";

/** An hour-long outage of a busy page; some 100 kB. */
const maxWaiting = 400;

/** Events on their way: in memory, and in IndexedDB so that they outlive the page and the browser. */
export interface Queue {
  /** Events that are not being sent, oldest first. */
  readonly _waiting: BrowserEvent[];
  /** Writes an event ahead of its sending. */
  _add(event: BrowserEvent): void;
  /** Removes events that somebody answered for. */
  _drop(events: readonly BrowserEvent[]): void;
  /** Forgets everything, what other pages stored included. */
  _clear(): void;
  /** Takes over what pages that are gone could not deliver, then calls `then`. */
  _load(then: () => void): void;
}

/**
 * A database of its own for each site. Before consent, where IndexedDB is blocked ("block all cookies"
 * makes it throw at first touch), or where it is not to be used, the queue lives in memory.
 *
 * Of idb-keyval it takes the store alone: the ready-made `setMany` and `entries` bring a default
 * store and a path for browsers without `getAll`, a thirtieth of the whole script.
 */
export function openQueue(
  site: string,
  mayStore: () => boolean,
  log: (...what: unknown[]) => void,
): Queue {
  const waiting: BrowserEvent[] = [];
  /** This page, as the one that takes care of an event. */
  const owner = randomId();
  holdLock(owner);
  // Opens nothing yet: idb-keyval opens the database at its first use.
  const useStore = createStore(`leadlight-${site}`, "events");
  const write = guard(
    async (change: (store: IDBObjectStore) => unknown, may = mayStore()) =>
      may &&
      useStore("readwrite", async (store) => {
        await change(store);
        // At once: a transaction that waits for its requests is aborted when the page is left.
        store.transaction.commit();
        return promisifyRequest(store.transaction);
      }),
  );
  const put = (store: IDBObjectStore, event: BrowserEvent) =>
    store.put({ ...event, owner }, event.id);
  const drop = (events: readonly BrowserEvent[]) => {
    write((store) => {
      for (const { id } of events) store.delete(id);
    });
  };
  return {
    _waiting: waiting,
    _add(event) {
      write((store) => put(store, event));
      waiting.push(event);
      if (waiting.length <= maxWaiting) return;
      // Totals go first, which a later one repeats; then the oldest.
      const least = waiting.findIndex(({ type }) => type === "engagement");
      const dropped = waiting.splice(Math.max(least, 0), 1);
      log("dropped", ...dropped);
      drop(dropped);
    },
    _drop: drop,
    _clear() {
      waiting.length = 0;
      write((store) => store.clear(), true);
    },
    _load: guard(async (then) => {
      const isOrphan = await findOrphans(owner);
      await write(async (store) => {
        // What happened before consent is written now.
        for (const event of waiting) put(store, event);
        for (const { owner: of, ...event } of await promisifyRequest(store.getAll()))
          if (isOrphan(of, event.occurredAt)) {
            if (event.occurredAt < Date.now() - maxEventAgeMs) {
              log("dropped", event);
              store.delete(event.id);
            } else {
              waiting.push(event);
              put(store, event);
            }
          }
      });
      then();
    }),
  };
}
