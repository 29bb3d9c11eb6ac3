import { hearScore } from "./lead.ts";
import type { LeadStore } from "./leadStore.ts";
import type { PageTracker } from "./pageTracker.ts";
import { rememberedSegments } from "./rememberedSegments.ts";

/**
 * Keeps the store at what the page hears of its visitor, until the returned function is called. Where the
 * server told nothing, what the script shows the page by stands in for the first answer.
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
