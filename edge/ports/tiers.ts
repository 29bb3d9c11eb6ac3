import type { VisitorId } from "../../shared/identity/ids.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";

/** The last known tier and segments of a visitor. A cache: it may be old, and it may be empty. */
export interface TierCache {
  get(visitor: VisitorId): Promise<EdgeLead | null>;
  put(visitor: VisitorId, known: EdgeLead): Promise<void>;
  drop(visitor: VisitorId): Promise<void>;
}
