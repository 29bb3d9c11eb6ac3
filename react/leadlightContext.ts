import { createContext, useContext } from "react";
import type { LeadStore } from "./leadStore.ts";
import type { PageTracker } from "./pageTracker.ts";

/** The context that the provider gives to the components below it. */
export interface LeadlightValue {
  readonly store: LeadStore;
  readonly tracker: PageTracker;
}

export const LeadlightContext = createContext<LeadlightValue | null>(null);

/** @throws When there is no provider; the message says how to fix it. */
export function useLeadlight(caller: string): LeadlightValue {
  const value = useContext(LeadlightContext);
  if (value === null) {
    throw new Error(`${caller}: put a <LeadlightProvider> around the page; there is none here.`);
  }
  return value;
}
