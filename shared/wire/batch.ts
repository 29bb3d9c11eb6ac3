import type { SiteKey, VisitorId } from "../identity/ids.ts";
import type { Event } from "./event.ts";

/** A beacon that passed validation: times are the server's, ids are checked. */
export interface Batch {
  readonly site: SiteKey;
  readonly visitor: VisitorId;
  /** Milliseconds since 1970 by the server's clock. */
  readonly receivedAt: number;
  readonly events: readonly Event[];
  /** From a browser: its id must be a browser's, never that of a lead or of another user. */
  readonly fromBrowser?: true;
}
