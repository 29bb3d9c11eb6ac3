import type { Config, Signal } from "leadlight";
import { createElement, type ReactNode, useEffect, useState } from "react";
import { followLead } from "./followLead.ts";
import { firstLead, type ServerLead } from "./lead.ts";
import { LeadlightContext, type LeadlightValue } from "./leadlightContext.ts";
import { createLeadStore } from "./leadStore.ts";
import { ownTracker } from "./ownTracker.ts";
import { tagTracker } from "./tagTracker.ts";

export interface LeadlightProviderProps {
  /** Starts the script with these options; without them it joins the page's script tag. */
  readonly options?: Config | undefined;
  /** Signals beside the default ones, from `leadlight/signals`; they come with `options`. */
  readonly signals?: readonly Signal[] | undefined;
  /** The lead of the server. The browser must get the same, or hydration fails. */
  readonly lead?: ServerLead | undefined;
  readonly children?: ReactNode;
}

/**
 * Gives the visitor's lead to the components below it. It starts the script after hydration, once a page, and
 * never on a server. It uses its first props: later changes of them do nothing.
 *
 * @example
 * <LeadlightProvider options={{ site: "acme", endpoint: "https://leads.example.com" }} lead={lead}>
 *   <App />
 * </LeadlightProvider>
 */
export function LeadlightProvider({
  options,
  signals = [],
  lead,
  children,
}: LeadlightProviderProps): ReactNode {
  const [value] = useState<LeadlightValue>(() => ({
    store: createLeadStore(firstLead(lead)),
    tracker: options === undefined ? tagTracker : ownTracker(options, signals),
  }));
  useEffect(() => followLead(value.store, value.tracker), [value]);
  return createElement(LeadlightContext.Provider, { value }, children);
}
