import { tierKeyOf } from "../../../shared/wire/tierToken.ts";
import type { TierCache } from "../../ports.ts";

/** A visitor who stays away for a year begins again. */
const expirationTtl = 365 * 86_400;

export const createKvTierCache = (kv: KVNamespace): TierCache => ({
  get: (visitor) => kv.get(tierKeyOf(visitor)),
  put: (visitor, tier) => kv.put(tierKeyOf(visitor), tier, { expirationTtl }),
  drop: (visitor) => kv.delete(tierKeyOf(visitor)),
});
