import type { Config } from "../config.ts";
import type { Consent } from "./consent.ts";
import { out, type Visitor } from "./visitorId.ts";

declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

/** What holds before anybody has decided anything on this page. */
export function firstConsent({ consent, gpc }: Config, visitor: Visitor): Consent {
  if (visitor._known() === out) return "denied";
  return consent || (!gpc && navigator.globalPrivacyControl) ? "unknown" : "granted";
}
