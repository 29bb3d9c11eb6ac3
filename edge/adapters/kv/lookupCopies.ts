import { type LookupCopies, type LookupCopy, maxCopyAgeMs } from "../../ports/lookupCopies.ts";
import type { Vault } from "../../ports/vault.ts";

/**
 * Copies in KV. They are sealed where the Worker has a key for that: a site's secret signs links, and Workers of
 * the site may read this namespace for tiers.
 *
 * @param kind What is looked up, e.g. `site`.
 */
export function createKvLookupCopies<Value>(
  kv: KVNamespace,
  kind: string,
  vault: Vault,
): LookupCopies<Value> {
  const placeOf = (key: string) => `copy:${kind}:${key}`;
  return {
    async get(key) {
      const kept = await kv.get(placeOf(key));
      if (kept === null) return null;
      const { secret } = await vault.open(kept, placeOf(key));
      return JSON.parse(secret) as LookupCopy<Value>;
    },
    async put(key, copy) {
      const text = JSON.stringify(copy);
      const kept = vault.canSeal ? await vault.seal(text, placeOf(key)) : text;
      await kv.put(placeOf(key), kept, { expirationTtl: maxCopyAgeMs / 1_000 });
    },
    drop: (key) => kv.delete(placeOf(key)),
  };
}
