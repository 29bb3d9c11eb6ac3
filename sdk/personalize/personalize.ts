import type { Config } from "../config.ts";
import { guard } from "../guard.ts";
import type { TierListener } from "../tracker.ts";
import { readStored, writeStored } from "../visitor/stored.ts";
import { applyTier, firstTier, tierKey } from "./applyTier.ts";

/** Shows the page as the last known tier sees it; then, unless told to wait, as each new one does. */
export function personalize({ personalize: when, storage }: Config): TierListener {
  guard(applyTier)(readStored(tierKey) || firstTier);
  return (tier) => {
    if (!storage) writeStored(tierKey, tier);
    if (!when || !tier) applyTier(tier || firstTier);
  };
}
