import type { ReactNode } from "react";
import { isFor } from "../shared/personalize/isFor.ts";
import { useLead } from "./useLead.ts";

export interface ForSegmentProps {
  /** Renders the children for visitors in one of these segments, e.g. `"reads_prices hot_in_europe"`. */
  readonly segment?: string | undefined;
  /** Does not render them for visitors in one of these segments. */
  readonly not?: string | undefined;
  /** For all other visitors, and while the segments are not known. */
  readonly fallback?: ReactNode;
  readonly children?: ReactNode;
}

/**
 * Renders its children for visitors in some segments of the model (docs/query.md).
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
