import type { ReactNode } from "react";
import { isFor } from "../shared/personalize/isFor.ts";
import { useLead } from "./useLead.ts";

export interface ForSegmentProps {
  /** Who gets it: whoever is in one of these, e.g. `"reads_prices hot_in_europe"`. */
  readonly segment?: string | undefined;
  /** Who does not: whoever is in one of these. */
  readonly not?: string | undefined;
  /** For everybody else, and while the segments are not known. */
  readonly fallback?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * Renders what is for some segments of the model (docs/query.md).
 *
 * @throws When there is no `<LeadlightProvider>` around it.
 * @example
 * <ForSegment segment="reads_prices">Prices for more than 50 seats: ask Hannah</ForSegment>
 */
export function ForSegment({
  segment,
  not,
  fallback = null,
  children,
}: ForSegmentProps): ReactNode {
  const { segments } = useLead();
  return segments !== null && isFor(segments, segment, not) ? children : fallback;
}
