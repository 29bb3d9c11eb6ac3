import { hearScore } from "./lead.ts";
import type { LeadStore } from "./leadStore.ts";
import type { PageTracker } from "./pageTracker.ts";
import { rememberedSegments } from "./rememberedSegments.ts";

/**
 * Writes each new score of the visitor to the store, until the returned function is called. Without a lead of the
 * server, the store starts with the tier and segments by which the script shows the page.
 */
export function followLead(store: LeadStore, tracker: PageTracker): () => void {
  const assume = () => {
    const { leadlightTier } = document.documentElement.dataset;
    const lead = store.get();
    if (lead.tier !== null || !leadlightTier) return;
    store.put({ ...lead, tier: leadlightTier, segments: lead.segments ?? rememberedSegments() });
  };
  const stop = tracker.hear((score) => {
    assume();
    store.put(hearScore(store.get(), score, tracker.keepsTier()));
  });
  assume();
  return stop;
}
