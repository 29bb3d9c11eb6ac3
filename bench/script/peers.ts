/**
 * Trackers on npm that have a build for browsers, each set up as its documentation says for the web, with
 * automatic extras off. Not here: Matomo, whose tracker is not on npm. Umami's is not on npm either; `--umami`
 * names its file.
 */
import { numbersOf } from "./numbersOf.ts";
import type { Peer } from "./peer.ts";

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

export const peers: readonly Peer[] = [
  {
    name: "leadlight",
    attributes: (endpoint) => `data-site="acme" data-endpoint="${endpoint}"`,
    start: () => `window.send = (name) => leadlight("track", name);`,
    dwellMs: (bodies) => Math.max(0, ...numbersOf(bodies, "engagedMs")),
  },
  {
    name: "Plausible",
    package: { name: "@plausible-analytics/tracker", version: "0.4.6", file: "plausible.js" },
    isModule: true,
    start: (endpoint) => `
      import { init, track } from "/leadlight.js";
      init({ domain: "acme.example", endpoint: "${endpoint}/api/event", captureOnLocalhost: true });
      window.send = (name) => track(name, {});`,
    dwellMs: (bodies) => sum(numbersOf(bodies, "e")),
  },
  {
    name: "OpenPanel",
    package: { name: "@openpanel/web", version: "1.4.1", file: "dist/src/tracker.global.js" },
    // It takes its settings from the queue, when it loads.
    before: (endpoint) => `
      window.op = function () { (window.op.q = window.op.q || []).push(arguments); };
      window.op("init", { clientId: "acme", apiUrl: "${endpoint}", trackScreenViews: true });`,
    start: () => `window.send = (name) => window.op("track", name);`,
  },
  {
    name: "PostHog",
    package: { name: "posthog-js", version: "1.449.2", file: "dist/array.no-external.js" },
    start: (endpoint) => `
      posthog.init("acme", { api_host: "${endpoint}", disable_compression: true, autocapture: false, opt_out_useragent_filter: true,
        disable_session_recording: true, disable_surveys: true, advanced_disable_flags: true,
        capture_pageleave: true });
      window.send = (name) => posthog.capture(name);`,
    dwellMs: (bodies) => 1_000 * Math.max(0, ...numbersOf(bodies, "$prev_pageview_duration")),
  },
  {
    name: "Snowplow",
    package: {
      name: "@snowplow/browser-tracker",
      version: "4.10.1",
      file: "dist/index.umd.min.js",
    },
    start: (endpoint) => `
      const { newTracker, enableActivityTracking, trackPageView, trackStructEvent } = snowplowBrowserTracking;
      newTracker("sp", "${endpoint}", { appId: "acme" });
      enableActivityTracking({ minimumVisitLength: 5, heartbeatDelay: 5 });
      trackPageView();
      window.send = (name) => trackStructEvent({ category: "bench", action: name });`,
    // A ping is five seconds.
    dwellMs: (bodies) => 5_000 * (JSON.stringify(bodies).match(/"e":"pp"/g)?.length ?? 0),
  },
  {
    name: "RudderStack",
    package: {
      name: "@rudderstack/analytics-js",
      version: "3.34.1",
      file: "dist/npm/modern/bundled/umd/index.js",
    },
    start: (endpoint) => `
      const rudder = new rudderanalytics.RudderAnalytics();
      rudder.load("acme", "${endpoint}", {
        getSourceConfig: () => ({ source: { id: "acme", name: "acme", writeKey: "acme", enabled: true,
          workspaceId: "acme", updatedAt: "2026-01-01T00:00:00Z", config: { statsCollection: {
          errors: { enabled: false }, metrics: { enabled: false } } }, connections: [], destinations: [],
          dataplanes: {} } }) });
      rudder.page();
      window.send = (name) => rudder.track(name);`,
  },
  {
    name: "Amplitude",
    package: {
      name: "@amplitude/analytics-browser",
      version: "2.48.1",
      file: "lib/scripts/amplitude-min.js",
    },
    start: (endpoint) => `
      amplitude.init("acme", { serverUrl: "${endpoint}/2/httpapi", autocapture: { pageViews: true },
        fetchRemoteConfig: false, remoteConfig: { fetchRemoteConfig: false } });
      window.send = (name) => amplitude.track(name);`,
  },
  {
    name: "Segment",
    package: { name: "@segment/analytics-next", version: "1.84.3", file: "dist/umd/index.js" },
    start: (endpoint) => `
      const analytics = AnalyticsNext.AnalyticsBrowser.load({ writeKey: "acme", cdnSettings: { integrations: {
        "Segment.io": { apiKey: "acme", apiHost: "${new URL(endpoint).host}/v1", protocol: "http" } } } });
      analytics.page();
      window.send = (name) => analytics.track(name);`,
  },
];

/** Umami: its `public/script.js`, as its repository builds it (`pnpm build-tracker`). */
export const umamiAt = (path: string): Peer => ({
  name: "Umami",
  path,
  attributes: (endpoint) => `data-website-id="acme" data-host-url="${endpoint}"`,
  start: () => `window.send = (name) => umami.track(name);`,
});
