import { createStore, promisifyRequest } from "idb-keyval";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { guard } from "../guard.ts";

/** Events on their way: in memory, and in IndexedDB so that they outlive the page and the browser. */
export interface Queue {
  /** Events that nobody has answered for, by id. */
  readonly _waiting: ReadonlyMap<string, BrowserEvent>;
  /** Writes an event ahead of its sending. */
  _add(event: BrowserEvent): void;
  /** Forgets events that were acknowledged, refused or withdrawn. False if they were already. */
  _drop(events: readonly BrowserEvent[]): boolean;
  /** Brings back what earlier pages could not deliver, then calls `then`. */
  _load(then: () => void): void;
}

/**
 * A database of its own for each site. Where IndexedDB is blocked ("block all cookies" makes it throw
 * at first touch) the queue lives in memory, as long as the page does.
 *
 * Of idb-keyval it takes the store alone: the ready-made `setMany` and `entries` bring a default
 * store and a path for browsers without `getAll`, a thirtieth of the whole script.
 */
export function openQueue(site: string): Queue {
  const waiting = new Map<string, BrowserEvent>();
  // Opens nothing yet: idb-keyval opens the database at its first use.
  const useStore = createStore(`leadlight-${site}`, "events");
  const write = guard((change: (store: IDBObjectStore) => void) =>
    useStore("readwrite", (store) => {
      change(store);
      // At once: a transaction that waits for its requests is aborted when the page is left.
      store.transaction.commit();
      return promisifyRequest(store.transaction);
    }),
  );
  return {
    _waiting: waiting,
    _add(event) {
      waiting.set(event.id, event);
      write((store) => store.put(event, event.id));
    },
    _drop(events) {
      let known = false;
      for (const { id } of events) known = waiting.delete(id);
      // Withdrawing nothing must not create the database.
      if (events[0])
        write((store) => {
          for (const { id } of events) store.delete(id);
        });
      return known;
    },
    _load: guard(async (then) => {
      const events: BrowserEvent[] = await useStore("readonly", (store) =>
        promisifyRequest(store.getAll()),
      );
      for (const event of events) waiting.set(event.id, event);
      then();
    }),
  };
}
