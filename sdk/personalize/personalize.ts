import { config } from "../config.ts";
import { guard } from "../guard.ts";
import { readStored, writeStored } from "../visitor/stored.ts";
import { applyTier, firstTier, tierKey } from "./applyTier.ts";
import { onScore } from "./onScore.ts";

/** Shows the page as the last known tier sees it; then, unless told to wait, as each new one does. */
export function personalize(): void {
  guard(applyTier)(readStored(tierKey) || firstTier);
  onScore(({ tier }) => {
    writeStored(tierKey, tier);
    if (!config.personalize) applyTier(tier);
  });
}
