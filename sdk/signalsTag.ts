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

guard(() => {
  const { signals = "", consent } = (document.currentScript as HTMLScriptElement).dataset;
  // Calls before the first tag are kept, as with the stub that pages paste.
  const calls: unknown[][] = [];
  window.leadlight ??= Object.assign((...call: unknown[]) => void calls.push(call), { q: calls });
  for (const name of signals.split(" ")) {
    const signal = optionalSignals[name as keyof typeof optionalSignals];
    if (signal) window.leadlight("add", signal);
    else if (name) console.warn(`leadlight: there is no optional signal "${name}"`);
  }
  consentSources[consent as keyof typeof consentSources]?.((decision: Consent) =>
    window.leadlight?.("consent", decision),
  );
})();
