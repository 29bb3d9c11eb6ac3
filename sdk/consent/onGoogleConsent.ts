import type { Consent } from "../visitor/consent.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

/**
 * Hears Google Consent Mode: `gtag("consent", "default" | "update", { analytics_storage })`. A denied
 * default is no decision yet, a denied update is one. The page's `dataLayer.push` runs first and returns
 * what it returned.
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export function onGoogleConsent(decide: (consent: Consent) => void): void {
  const hear = (call: unknown) => {
    // gtag pushes its `arguments`; other things on the layer are no lists.
    const [command, when, states] = Array.from((call ?? []) as ArrayLike<unknown>);
    const state = (states as Record<string, unknown> | undefined)?.analytics_storage;
    if (command !== "consent" || !state) return;
    if (state === "granted") decide("granted");
    else decide(when === "update" ? "denied" : "unknown");
  };
  window.dataLayer ??= [];
  const layer = window.dataLayer;
  for (const call of layer) hear(call);
  const { push } = layer;
  layer.push = (...calls) => {
    const length = push.apply(layer, calls);
    for (const call of calls) hear(call);
    return length;
  };
}
