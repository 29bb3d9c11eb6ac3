import type { Tracker } from "leadlight";
import { useLeadlight } from "./leadlightContext.ts";

/**
 * Counts something of the site's own. Always the same function, which does nothing on a server.
 *
 * @throws When there is no `<LeadlightProvider>` around it.
 * @example
 * const track = useTrack();
 * <button onClick={() => track("price_calculated", { seats: 40 })}>Calculate</button>
 */
export const useTrack = (): Tracker["track"] => useLeadlight("useTrack").tracker.track;
