import type { Consent } from "../visitor/consent.ts";

declare global {
  interface Window {
    dataLayer?: unknown[];
  }
}

interface States {
  readonly analytics_storage?: string;
  /** ISO 3166-2 codes, e.g. `["ES", "US-CA"]`, for which a default holds; without it everywhere. */
  readonly region?: readonly string[];
}

/**
 * Hears Google Consent Mode: `gtag("consent", "default" | "update", { analytics_storage, region })`. A denied
 * default is no decision yet, a denied update is one. Of defaults the most specific region holds, in whatever
 * order they come; where the visitor is unknown, one that is denied anywhere is denied. The page's
 * `dataLayer.push` runs first and returns what it returned.
 * https://developers.google.com/tag-platform/security/guides/consent
 *
 * @param place Where the visitor is, e.g. `ES-MD`.
 */
export function onGoogleConsent(decide: (consent: Consent) => void, place = ""): void {
  /** By region. */
  const defaults = new Map<string, string>();
  let isDecided: boolean | undefined;

  const decideDefault = () => {
    const [country = ""] = place.split("-");
    const state = defaults.get(place) ?? defaults.get(country) ?? defaults.get("");
    if (place ? state !== "denied" : ![...defaults.values()].includes("denied")) decide("granted");
    else decide("unknown");
  };
  const hear = (call: unknown) => {
    // gtag pushes its `arguments`; other things on the layer are no lists.
    const [command, when, states] = Array.from((call ?? []) as ArrayLike<unknown>);
    const { analytics_storage: state, region = [""] } = (states ?? {}) as States;
    if (command !== "consent" || !state) return;
    if (when === "update") {
      isDecided = true;
      decide(state === "granted" ? "granted" : "denied");
    } else for (const each of region) defaults.set(each, state);
  };
  const hearAll = (calls: readonly unknown[]) => {
    for (const call of calls) hear(call);
    // After all of them: what a later default denies must not be granted for a moment.
    if (!isDecided && defaults.size) decideDefault();
  };
  window.dataLayer ??= [];
  const layer = window.dataLayer;
  hearAll(layer);
  const { push } = layer;
  layer.push = (...calls) => {
    const length = push.apply(layer, calls);
    hearAll(calls);
    return length;
  };
}
