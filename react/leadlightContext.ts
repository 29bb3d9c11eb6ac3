import { createContext, useContext } from "react";
import type { LeadStore } from "./leadStore.ts";
import type { PageTracker } from "./pageTracker.ts";

/** What the provider gives to the components below it. */
export interface LeadlightValue {
  readonly store: LeadStore;
  readonly tracker: PageTracker;
}

export const LeadlightContext = createContext<LeadlightValue | null>(null);

/** @throws When there is no provider; the message says the mend. */
export function useLeadlight(who: string): LeadlightValue {
  const value = useContext(LeadlightContext);
  if (value === null) {
    throw new Error(`${who}: put a <LeadlightProvider> around the page; there is none here.`);
  }
  return value;
}
