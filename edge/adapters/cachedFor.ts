import type { Clock } from "../ports/clock.ts";
import type { DatabaseWait } from "../ports/databaseWait.ts";
import { Locked } from "../ports/locked.ts";
import { type LookupCopies, type LookupCopy, maxCopyAgeMs } from "../ports/lookupCopies.ts";
import { Unavailable } from "../ports/unavailable.ts";
import { withTimeout } from "../ports/withTimeout.ts";

/** Entries kept; the oldest goes first. Far above the number of sites and keys of one account. */
const maxEntries = 1_000;

/** What was found is used for so long before D1 is asked again. */
const ttlMs = 30_000;

/** What is served stale is used for so long before D1 is asked again. */
const staleTtlMs = 5_000;

/** The copy was asked for together with D1; when that fails at once, it gets this long. */
const maxCopyWaitMs = 500;

/** So old a copy is written again, long before it expires. */
const renewMs = 86_400_000;

export interface CacheParts<Value> {
  readonly clock: Clock;
  readonly waitForDatabase: DatabaseWait;
  /** `null`: what this isolate found is the only copy. */
  readonly copies: LookupCopies<Value> | null;
  /** Lets the runtime finish work after the answer. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface Entry<Value> extends LookupCopy<Value> {
  readonly until: number;
  /** When the copy was found that is kept outside; `null` when that is not known. */
  readonly copiedAt: number | null;
}

/**
 * Remembers what a look-up found for a while, in this isolate: a site or a key is asked for with every
 * request and changes once a month. What was not found is asked for again, so that a new site works
 * at once. While D1 does not answer, the last value is served: from this isolate, else from `copies`.
 *
 * @throws {Unavailable} When D1 does not answer, and no copy is young enough.
 * @throws {Locked} When D1 answers with a secret that cannot be decrypted.
 */
export function cachedFor<Key extends string, Value>(
  find: (key: Key) => Promise<Value | null>,
  { clock, waitForDatabase, copies, waitUntil }: CacheParts<Value>,
): (key: Key) => Promise<Value | null> {
  const known = new Map<Key, Entry<Value>>();

  const remember = (key: Key, entry: Entry<Value>) => {
    known.delete(key);
    const oldest = known.keys().next();
    if (known.size >= maxEntries && !oldest.done) known.delete(oldest.value);
    known.set(key, entry);
  };

  const copyOf = async (key: Key): Promise<LookupCopy<Value> | null> => {
    try {
      return (await copies?.get(key)) ?? null;
    } catch (error) {
      console.error("look-up: the copy cannot be read", String(error));
      return null;
    }
  };

  /** Writes the copy when the value changed or the copy is a day old: KV bills each write. */
  const renewCopy = async (key: Key, value: Value, before: LookupCopy<Value> | null) => {
    const now = clock();
    const isSame = before !== null && JSON.stringify(before.value) === JSON.stringify(value);
    if (isSame && now - before.foundAt < renewMs) return before.foundAt;
    await copies?.put(key, { value, foundAt: now });
    return now;
  };

  const keepCopy = (key: Key, value: Value, before: Promise<LookupCopy<Value> | null>) => {
    const kept = before.then(async (copy) => {
      const copiedAt = await renewCopy(key, value, copy);
      const entry = known.get(key);
      if (entry !== undefined) known.set(key, { ...entry, copiedAt });
    });
    waitUntil(kept.catch((error) => console.error("look-up: the copy", String(error))));
  };

  return async (key) => {
    const entry = known.get(key);
    if (entry !== undefined && clock() < entry.until) return entry.value;
    const copy =
      entry?.copiedAt == null
        ? copyOf(key)
        : Promise.resolve({ value: entry.value, foundAt: entry.copiedAt });
    try {
      const value = await waitForDatabase(() => find(key));
      const foundAt = clock();
      if (value === null) {
        known.delete(key);
        if (entry !== undefined && copies !== null) waitUntil(copies.drop(key).catch(() => {}));
        return null;
      }
      remember(key, { value, foundAt, until: foundAt + ttlMs, copiedAt: entry?.copiedAt ?? null });
      if (copies !== null) keepCopy(key, value, copy);
      return value;
    } catch (error) {
      // D1 answered, and the value cannot be decrypted: that is for an administrator to fix.
      if (error instanceof Locked) throw error;
      const stale = entry ?? (await withTimeout(maxCopyWaitMs, copy).catch(() => null));
      if (stale === null || clock() - stale.foundAt > maxCopyAgeMs) {
        throw new Unavailable("D1 does not answer, and no copy is left", { cause: error });
      }
      console.error("look-up: D1 failed, served the last value", String(error));
      const copiedAt = entry === undefined ? stale.foundAt : entry.copiedAt;
      remember(key, { ...stale, until: clock() + staleTtlMs, copiedAt });
      return stale.value;
    }
  };
}
