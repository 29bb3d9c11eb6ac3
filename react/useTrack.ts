import type { Tracker } from "leadlight";
import { useLeadlight } from "./leadlightContext.ts";

/**
 * A function that counts a custom event. It is always the same function, and does nothing on a server.
 *
 * @throws When there is no `<LeadlightProvider>` around it.
 * @example
 * const track = useTrack();
 * <button onClick={() => track("price_calculated", { seats: 40 })}>Calculate</button>
 */
export const useTrack = (): Tracker["track"] => useLeadlight("useTrack").tracker.track;
