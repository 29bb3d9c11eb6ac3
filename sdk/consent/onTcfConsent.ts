import type { Consent } from "../visitor/consent.ts";

/** What leadlight does, in the words of the framework: it stores (1), makes a profile for content (5), shows content by it (6), measures content (8). */
const purposes = [1, 5, 6, 8];

const lookEveryMs = 200;
const lookForMs = 30_000;

interface TcData {
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Readonly<Record<number, boolean>> };
}

declare global {
  interface Window {
    __tcfapi?: (
      command: "addEventListener",
      version: 2,
      callback: (data: TcData, success: boolean) => void,
    ) => void;
  }
}

/**
 * Hears what the visitor decided from a consent platform of IAB Europe's framework, now and later.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework
 */
export function onTcfConsent(decide: (consent: Consent) => void): void {
  const hear = ({ eventStatus, gdprApplies, purpose }: TcData, success: boolean) => {
    if (!success) return;
    if (!(gdprApplies ?? true)) decide("granted");
    // While its dialog is open nothing is decided.
    else if (eventStatus !== "cmpuishown")
      decide(purposes.every((each) => purpose?.consents?.[each]) ? "granted" : "denied");
  };
  // The platform may load after this.
  const timer = setInterval(() => {
    if (!window.__tcfapi) return;
    clearInterval(timer);
    window.__tcfapi("addEventListener", 2, hear);
  }, lookEveryMs);
  setTimeout(clearInterval, lookForMs, timer);
}
