import type { BrowserEvent, Page, TraitValue } from "../shared/wire/event.ts";
import { clip } from "./clip.ts";
import { type Config, isOn } from "./config.ts";
import { openQueue } from "./delivery/queue.ts";
import { hiding, openTransport } from "./delivery/transport.ts";
import { guard, reportErrorsTo } from "./guard.ts";
import { listen } from "./lifecycle/listen.ts";
import { onHidden } from "./lifecycle/onHidden.ts";
import { onRestored } from "./lifecycle/onRestored.ts";
import { onRouteChange } from "./lifecycle/onRouteChange.ts";
import { whenActivated } from "./lifecycle/whenActivated.ts";
import { pageType } from "./page/pageType.ts";
import { readPath } from "./page/path.ts";
import { source } from "./page/source.ts";
import { keepScores, type Score, type ScoreListener, type Stop } from "./personalize/onScore.ts";
import type { EndOfView, Signal } from "./signals/signal.ts";
import { trackers } from "./trackers.ts";
import type { Consent } from "./visitor/consent.ts";
import { firstConsent } from "./visitor/firstConsent.ts";
import { randomId } from "./visitor/randomId.ts";
import { visitorId } from "./visitor/visitorId.ts";

/** What a framework takes to put up a new route's markup. */
const renderMs = 100;

/**
 * A page that takes longer to parse is not waited for: of a tab that was closed while its parser was
 * still busy, Chromium 156 delivered nothing.
 */
const maxParseMs = 2_000;

/** What a framework takes to settle on an address: what it changes until then is the same view. */
const settleMs = 1_000;

/** What a page can do with its tracker. None of it ever throws. */
export interface Tracker {
  /** Counts something of the site's own, e.g. `track("price_calculated", { seats: 40 })`. */
  track(name: string, properties?: Record<string, TraitValue>): void;
  /** Counts a page view that changed no path, e.g. a step of a wizard. */
  page(): void;
  /**
   * States facts about the visitor, e.g. `identify({ email: "jane@example.com" })`. They are not
   * verified unless the site's back end signed them.
   */
  identify(traits: Record<string, TraitValue>, signature?: string): void;
  /** Senses something more, e.g. `add(onVideoProgress)`. */
  add(signal: Signal): void;
  /** Calls the listener with every new score, and at once with the last one. Returns its `stop`. */
  onScore(listener: ScoreListener): Stop | undefined;
  /** The last score that this page heard of, or `null`; told to the listener too, for the script tag. */
  score(listener?: (score: Score | null) => void): Score | null;
  /** Tells what the visitor decided. `denied` also forgets what is stored. */
  consent(decision: Consent): void;
  /** Forgets the visitor and follows nobody in this browser until `consent("granted")`. */
  optOut(): void;
  /** Forgets the visitor in this browser, and rests until the next page. */
  forget(): void;
  /** Forgets the visitor: whoever goes on is a new one. */
  reset(): void;
  /** Sends what waits and ends. */
  stop(): void;
}

/** Told of every new tier, and of `null` when the visitor is forgotten. */
export type TierListener = (tier: string | null) => void;

/** Signals → consent → queue → transport → score → page. One for each site of a page. */
export function startTracker(config: Config, onTier: TierListener = () => {}): Tracker {
  const { site, endpoint, debug, onError } = config;
  const log = (...what: unknown[]) => {
    if (debug) console.debug("leadlight", ...what);
  };
  reportErrorsTo(onError ?? log);

  const isStored = config.storage !== "none";
  const visitor = visitorId(site, isStored);
  let consent = firstConsent(config, visitor);
  const mayGo = () => consent === "granted";
  const queue = openQueue(site, () => isStored && mayGo(), log);
  const scores = keepScores();
  const transport = openTransport(
    `${endpoint}/v1/collect?site=${site}`,
    queue,
    visitor,
    mayGo,
    ({ accepted, refused, ...standing }, id) => {
      if (!standing.tier) return;
      guard(onTier)(standing.tier);
      guard(scores._set)({ visitor: id, ...standing } as Score);
    },
    log,
  );
  const report = (told: object) =>
    whenActivated(() => {
      // A copy: what was told may be changed before it is sent, and what JSON cannot hold fails alone.
      const event: BrowserEvent = JSON.parse(
        JSON.stringify({ id: randomId(), occurredAt: Date.now(), ...told }),
      );
      log("seen", event);
      if (consent === "denied") return;
      queue._add(event);
      transport._wake();
    });

  const load = () => {
    if (mayGo()) queue._load(transport._wake);
  };
  const pathHere = () => readPath(config);
  const ends: (EndOfView | undefined)[] = [];
  let page: Page = { path: pathHere() };
  let view: string;
  let { referrer } = document;
  let settledAt = 0;
  let tellView: (() => void) | undefined;

  const finishView = guard(() => {
    const tell = tellView;
    tellView = undefined;
    tell?.();
  });
  const endView = () => {
    finishView();
    for (const end of ends) if (end) guard(end)();
  };
  const beginView = () => {
    endView();
    load();
    const id = randomId();
    const occurredAt = Date.now();
    // Read now, because routers tidy the address. The referrer is that of the first view alone.
    const from = guard(source)(referrer, config);
    view = id;
    page = { path: pathHere() };
    tellView = () => {
      if (isOn(config, "type")) page = { ...page, ...guard(pageType)() };
      if (isOn(config, "page")) report({ type: "page_view", page, id, occurredAt, ...from });
    };
    // When the page can be described: JSON-LD may stand at the end of the body, and a framework puts
    // up a new route's markup after its address.
    setTimeout(
      finishView,
      document.readyState === "loading" ? maxParseMs : settledAt ? renderMs : 0,
    );
    referrer = "";
    settledAt = occurredAt + settleMs;
  };
  const forget = () => {
    // What was never stored must not be created to be emptied.
    if (visitor._known() || queue._waiting[0]) queue._clear();
    visitor._forget();
    scores._set(null);
    guard(onTier)(null);
    ({ referrer } = document);
  };
  const decide = guard((decision: Consent) => {
    const wasDenied = consent === "denied";
    // What happened while it was denied is nobody's business.
    if (wasDenied) endView();
    if (wasDenied || decision === "denied") forget();
    consent = decision;
    if (mayGo()) (wasDenied ? beginView : load)();
  });

  whenActivated(beginView);
  onRestored(beginView);
  guard(onRouteChange)(() => {
    if (navigator.userActivation?.isActive === false && Date.now() < settledAt)
      page = { ...page, path: pathHere() };
    else if (settledAt) beginView();
  }, pathHere);
  listen("DOMContentLoaded", finishView);
  onHidden(finishView);

  const tracker: Tracker = {
    track: guard((name, properties) =>
      report({
        type: "custom",
        page,
        name: clip(name),
        properties,
      }),
    ),
    page: guard(beginView),
    identify: guard((traits, signature) => report({ type: "identify", traits, signature })),
    add: guard((signal) => {
      ends.push(
        signal(
          (told) => report({ page, ...told }),
          config,
          () => view,
        ) as EndOfView | undefined,
      );
    }),
    onScore: guard(scores._onScore),
    score: scores._score,
    consent: decide,
    optOut: guard(() => {
      decide("denied");
      visitor._forget(true);
    }),
    forget: () => decide("denied"),
    reset: guard(() => {
      endView();
      transport._flush(hiding);
      forget();
      beginView();
    }),
    stop: guard(() => {
      endView();
      transport._flush(hiding);
      consent = "denied";
      trackers().delete(site);
    }),
  };
  trackers().set(site, tracker);
  return tracker;
}
