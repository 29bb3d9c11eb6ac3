import { useSyncExternalStore } from "react";
import type { Lead } from "./lead.ts";
import { useLeadlight } from "./leadlightContext.ts";

/**
 * The lead of the visitor: the component renders again with every new score.
 *
 * @throws When there is no `<LeadlightProvider>` around it.
 * @example
 * const { tier, score, isKnown } = useLead();
 */
export function useLead(): Lead {
  const { store } = useLeadlight("useLead");
  return useSyncExternalStore(store.subscribe, store.get, store.first);
}
