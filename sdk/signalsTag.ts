/**
 * The second script tag, for what is sensed only when asked for, beside the first in either order:
 * `<script async src="…/leadlight.signals.js" data-signals="video search" data-consent="tcf"></script>`.
 */
import { onGoogleConsent } from "./consent/onGoogleConsent.ts";
import { onTcfConsent } from "./consent/onTcfConsent.ts";
import { guard } from "./guard.ts";
import { optionalSignals } from "./optionalSignals.ts";
import type { Consent } from "./visitor/consent.ts";

const consentSources = { tcf: onTcfConsent, google: onGoogleConsent };

/** Where the visitor is, as the Worker said when it served this script. */
const placeOf = (src: string): string | undefined =>
  (
    performance.getEntriesByName(src)[0] as PerformanceResourceTiming | undefined
  )?.serverTiming?.find(({ name }) => name === "place")?.description;

guard(() => {
  const { src, dataset } = document.currentScript as HTMLScriptElement;
  const { signals = "", consent, place } = dataset;
  // Calls before the first tag are kept, as with the stub that pages paste. An element of that name is no function.
  const calls: unknown[][] = [];
  if (typeof window.leadlight !== "function")
    window.leadlight = Object.assign((...call: unknown[]) => void calls.push(call), { q: calls });
  for (const name of signals.split(" ")) {
    const signal = optionalSignals[name as keyof typeof optionalSignals];
    if (signal) window.leadlight("add", signal);
    else if (name) console.warn(`leadlight: there is no optional signal "${name}"`);
  }
  consentSources[consent as keyof typeof consentSources]?.(
    (decision: Consent) => window.leadlight?.("consent", decision),
    place ?? placeOf(src),
  );
})();
