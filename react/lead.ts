import type { Score } from "leadlight";

/** What a component knows of the visitor. `null` is what is not known yet. */
export interface Lead {
  /** e.g. `hot`. */
  readonly tier: string | null;
  /** Interest, in points. */
  readonly score: number | null;
  /** Segments of the model that the visitor is in. */
  readonly segments: readonly string[] | null;
  /**
   * The edge or an answer to this page has told it; until then the tier is the last one that this browser
   * heard of, or the lowest.
   */
  readonly isKnown: boolean;
}

/** What the server knew when it rendered the page, e.g. from `leadlight/edge`. */
export interface ServerLead {
  readonly tier: string;
  readonly score?: number | undefined;
  readonly segments?: readonly string[] | undefined;
}

/** What server and browser both render first. */
export const firstLead = (told: ServerLead | undefined): Lead => ({
  tier: told?.tier ?? null,
  score: told?.score ?? null,
  segments: told?.segments ?? null,
  isKnown: told !== undefined,
});

/** The lead after an answer; what decides what is shown may have to wait for the next page. */
export const hearScore = (lead: Lead, score: Score, keepsTier: boolean): Lead => ({
  tier: (keepsTier && lead.tier) || score.tier,
  score: score.score ?? lead.score,
  segments: (keepsTier && lead.segments) || score.segments,
  isKnown: true,
});
