import type { ReactNode } from "react";
import { isFor } from "../shared/personalize/isFor.ts";
import { useLead } from "./useLead.ts";

export interface ForTierProps {
  /** Renders the children for these tiers, e.g. `"hot warm"`, as in `data-leadlight-show`. */
  readonly tier?: string | undefined;
  /** Does not render them for these tiers, e.g. `"hot"`, as in `data-leadlight-hide`. */
  readonly not?: string | undefined;
  /** For all other visitors, and while the tier is not known. */
  readonly fallback?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * Renders its children for some tiers.
 *
 * @throws When there is no `<LeadlightProvider>` around it.
 * @example
 * <ForTier tier="hot warm" fallback={<a href="/product">See how it works</a>}>
 *   <a href="/demo">Book your demo</a>
 * </ForTier>
 */
export function ForTier({ tier, not, fallback = null, children }: ForTierProps): ReactNode {
  const lead = useLead();
  return lead.tier !== null && isFor([lead.tier], tier, not) ? children : fallback;
}
