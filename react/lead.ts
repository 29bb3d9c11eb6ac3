import type { Score } from "leadlight";

/** The visitor, as a component sees it; `null` means not known yet. */
export interface Lead {
  /** e.g. `hot`. */
  readonly tier: string | null;
  /** Interest, in points. */
  readonly score: number | null;
  /** Segments of the model that the visitor is in. */
  readonly segments: readonly string[] | null;
  /**
   * True once the edge or an answer to this page has sent it. Until then the tier is the last one that this
   * browser received, or the lowest.
   */
  readonly isKnown: boolean;
}

/** The lead with which the server rendered the page, e.g. from `leadlight/edge`. */
export interface ServerLead {
  readonly tier: string;
  readonly score?: number | undefined;
  readonly segments?: readonly string[] | undefined;
}

/** The lead that server and browser both render first. */
export const firstLead = (server: ServerLead | undefined): Lead => ({
  tier: server?.tier ?? null,
  score: server?.score ?? null,
  segments: server?.segments ?? null,
  isKnown: server !== undefined,
});

/** The lead after an answer; with `keepsTier`, tier and segments change only on the next page. */
export const hearScore = (lead: Lead, score: Score, keepsTier: boolean): Lead => ({
  tier: (keepsTier && lead.tier) || score.tier,
  score: score.score ?? lead.score,
  segments: (keepsTier && lead.segments) || score.segments,
  isKnown: true,
});
