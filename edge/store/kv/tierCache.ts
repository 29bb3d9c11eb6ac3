import type { TierCache } from "../../ports.ts";

/** A visitor who stays away for a year begins again. */
const expirationTtl = 365 * 86_400;

export const createKvTierCache = (kv: KVNamespace): TierCache => ({
  get: (visitor) => kv.get(`tier:${visitor}`),
  put: (visitor, tier) => kv.put(`tier:${visitor}`, tier, { expirationTtl }),
});
