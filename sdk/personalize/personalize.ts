import { config } from "../config.ts";
import { guard } from "../guard.ts";
import { readStored, writeStored } from "../visitor/stored.ts";
import { applyTier, firstTier, tierKey } from "./applyTier.ts";
import { onScore } from "./onScore.ts";

/** Shows the page as the last known tier and segments see it; then, unless configured to wait, as new ones do. */
export function personalize(): void {
  guard(applyTier)(readStored(tierKey) || firstTier);
  onScore(({ tier, segments }) => {
    const known = [tier, ...segments].join(" segment:");
    writeStored(tierKey, known);
    if (!config.personalize) applyTier(known);
  });
}
