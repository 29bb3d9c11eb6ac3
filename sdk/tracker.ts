import type { BrowserEvent, Page, TraitValue } from "../shared/wire/event.ts";
import { clip } from "./clip.ts";
import { config, log } from "./config.ts";
import { addToQueue, clearQueue, loadQueue, openQueue } from "./delivery/queue.ts";
import { flush, hiding, startDelivery, wake } from "./delivery/transport.ts";
import { guard } from "./guard.ts";
import { listen } from "./lifecycle/listen.ts";
import { onRestored } from "./lifecycle/onRestored.ts";
import { onRouteChange } from "./lifecycle/onRouteChange.ts";
import { whenActivated } from "./lifecycle/whenActivated.ts";
import { pageType } from "./page/pageType.ts";
import { readPath } from "./page/path.ts";
import { source } from "./page/source.ts";
import {
  forgetScore,
  onScore,
  type Score,
  type ScoreListener,
  type Stop,
  score,
} from "./personalize/onScore.ts";
import type { EndOfView, Signal } from "./signals/signal.ts";
import { trackers } from "./trackers.ts";
import { type Consent, consent, firstConsent, mayGo, setConsent } from "./visitor/consent.ts";
import { forgetAtEdge } from "./visitor/forgetAtEdge.ts";
import { randomId } from "./visitor/randomId.ts";
import { forgetVisitor, knownVisitor } from "./visitor/visitorId.ts";

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
  /** Erases the visitor at the edge, forgets them in this browser, and rests until the next page. */
  forget(): void;
  /** Forgets the visitor: whoever goes on is a new one. */
  reset(): void;
  /** Sends what waits and ends. */
  stop(): void;
}

const report = (told: object) =>
  whenActivated(() => {
    // A copy: what was told may be changed before it is sent, and what JSON cannot hold fails alone.
    const event: BrowserEvent = JSON.parse(
      JSON.stringify({ id: randomId(), occurredAt: Date.now(), ...told }),
    );
    log("seen", event);
    if (consent === "denied") return;
    addToQueue(event);
    wake();
  });

const load = () => {
  if (mayGo()) loadQueue(wake);
};
const ends: (EndOfView | undefined)[] = [];
let page: Page;
let view: string;
let referrer: string;
let settledAt = 0;
let tellView: (() => void) | undefined;

const finishView = guard(() => {
  tellView?.();
  tellView = undefined;
});
const endView = () => {
  finishView();
  for (const end of ends) if (end) guard(end)();
};
const showView = () => {
  load();
  view = randomId();
  const occurredAt = Date.now();
  // Read now, because routers tidy the address. The referrer is that of the first view alone.
  const from = guard(source)(referrer);
  page = { path: readPath() };
  tellView = () => {
    page = { ...page, ...guard(pageType)() };
    report({ type: "page_view", page, id: view, occurredAt, ...from });
  };
  // When the page can be described: JSON-LD may stand at the end of the body, and a framework puts
  // up a new route's markup after its address.
  setTimeout(finishView, document.readyState === "loading" ? maxParseMs : settledAt ? renderMs : 0);
  referrer = "";
  settledAt = occurredAt + settleMs;
};
const beginView = () => {
  endView();
  showView();
};
/** The last words of a view, at once. */
const endNow = () => {
  endView();
  flush(hiding);
};
const forget = () => {
  clearQueue();
  forgetVisitor();
  forgetScore();
};
const decide = guard((decision: Consent) => {
  const wasDenied = consent === "denied";
  // What happened while it was denied is nobody's business.
  if (wasDenied) endView();
  if (wasDenied || decision === "denied") forget();
  setConsent(decision);
  if (mayGo()) (wasDenied ? showView : load)();
});

/** Signals → consent → queue → transport → score → page. */
export function startTracker(): Tracker {
  setConsent(firstConsent());
  guard(openQueue)();
  startDelivery();
  ({ referrer } = document);
  page = { path: readPath() };
  whenActivated(guard(showView));
  onRestored(beginView);
  guard(onRouteChange)(() => {
    const path = readPath();
    if (path === page.path) return;
    const { userActivation } = navigator;
    if (userActivation && !userActivation.isActive && Date.now() < settledAt)
      page = { ...page, path };
    else if (settledAt) beginView();
  });
  listen("DOMContentLoaded visibilitychange pagehide", finishView);

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
    onScore: guard(onScore),
    score,
    consent: decide,
    optOut: guard(() => {
      decide("denied");
      forgetVisitor(true);
    }),
    forget: guard(() => {
      const id = knownVisitor();
      decide("denied");
      forgetAtEdge(id);
    }),
    reset: guard(() => {
      endNow();
      forget();
      showView();
    }),
    stop: guard(() => {
      endNow();
      setConsent("denied");
      trackers().delete(config.site);
    }),
  };
  trackers().set(config.site, tracker);
  return tracker;
}
