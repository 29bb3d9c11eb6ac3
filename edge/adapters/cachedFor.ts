import type { Clock } from "../ports/clock.ts";

/** Entries kept; the oldest goes first. Far above the number of sites and keys of one account. */
const maxEntries = 1_000;

/**
 * Remembers what a look-up found for a while, in this isolate: a site or a key is asked for with every
 * request and changes once a month. What was not found is asked for again, so that a new site works
 * at once.
 */
export function cachedFor<Key, Value>(
  find: (key: Key) => Promise<Value | null>,
  clock: Clock,
  ttlMs = 30_000,
): (key: Key) => Promise<Value | null> {
  const known = new Map<Key, { readonly value: Value; readonly until: number }>();
  return async (key) => {
    const entry = known.get(key);
    if (entry !== undefined && clock() < entry.until) return entry.value;
    const value = await find(key);
    known.delete(key);
    if (value !== null) {
      const oldest = known.keys().next();
      if (known.size >= maxEntries && !oldest.done) known.delete(oldest.value);
      known.set(key, { value, until: clock() + ttlMs });
    }
    return value;
  };
}
