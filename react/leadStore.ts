import type { Lead } from "./lead.ts";

/** One lead that changes, as React's `useSyncExternalStore` reads it. */
export interface LeadStore {
  /** The lead of the first render: parts of the page that hydrate late need the same one. */
  readonly first: () => Lead;
  readonly get: () => Lead;
  readonly put: (lead: Lead) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createLeadStore(first: Lead): LeadStore {
  let lead = first;
  const listeners = new Set<() => void>();
  return {
    first: () => first,
    get: () => lead,
    put(next) {
      lead = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
