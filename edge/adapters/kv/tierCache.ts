import { parseTierEntry, tierEntryOf, tierKeyOf } from "../../../shared/wire/tierEntry.ts";
import type { TierCache } from "../../ports/tiers.ts";

/** A visitor who stays away for a year begins again. */
const expirationTtl = 365 * 86_400;

export const createKvTierCache = (kv: KVNamespace): TierCache => ({
  async get(visitor) {
    const entry = await kv.get(tierKeyOf(visitor));
    return entry === null ? null : parseTierEntry(entry);
  },
  put: (visitor, known) => kv.put(tierKeyOf(visitor), tierEntryOf(known), { expirationTtl }),
  drop: (visitor) => kv.delete(tierKeyOf(visitor)),
});
