import { hearScore } from "./lead.ts";
import type { LeadStore } from "./leadStore.ts";
import type { PageTracker } from "./pageTracker.ts";

/**
 * Keeps the store at what the page hears of its visitor, until the returned function is called. Where the
 * server told nothing, what the script shows the page by stands in for the first answer.
 */
export function followLead(store: LeadStore, tracker: PageTracker): () => void {
  const assume = () => {
    const { leadlightTier, leadlightSegments = "" } = document.documentElement.dataset;
    const lead = store.get();
    if (!leadlightTier || (lead.tier !== null && lead.segments !== null)) return;
    store.put({
      ...lead,
      tier: lead.tier ?? leadlightTier,
      segments: lead.segments ?? leadlightSegments.split(" ").filter(Boolean),
    });
  };
  const stop = tracker.hear((score) => {
    assume();
    store.put(hearScore(store.get(), score, tracker.keepsTier()));
  });
  assume();
  return stop;
}
