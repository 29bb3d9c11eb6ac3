import { config } from "../config.ts";
import { knownVisitor, out } from "./visitorId.ts";

declare global {
  interface Navigator {
    /** https://www.w3.org/TR/gpc/ */
    readonly globalPrivacyControl?: boolean;
  }
}

/**
 * What the visitor decided. Before `granted` nothing is stored or sent; while it is `unknown`, what
 * happens is held in memory, and `denied` forgets it.
 */
export type Consent = "granted" | "denied" | "unknown";

export let consent: Consent;

export const setConsent = (decision: Consent): void => {
  consent = decision;
};

/** What holds before anybody has decided anything on this page. */
export function firstConsent(): Consent {
  if (knownVisitor() === out) return "denied";
  return config.consent || navigator.globalPrivacyControl ? "unknown" : "granted";
}

/** Whether anything may be stored or sent. */
export const mayGo = (): boolean => consent === "granted";
