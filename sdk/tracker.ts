import type { BrowserEvent, Page } from "../shared/wire/event.ts";
import { clip } from "./clip.ts";
import { config } from "./config.ts";
import type { CoreTracker } from "./coreTracker.ts";
import { erase } from "./delivery/erase.ts";
import { addToQueue, clearQueue, loadQueue, openQueue } from "./delivery/queue.ts";
import { flush, hiding, startDelivery, wake } from "./delivery/transport.ts";
import { keepCookie, log, onAnswer, onRouteChange, pageType, source } from "./givenParts.ts";
import { guard } from "./guard.ts";
import { listen } from "./lifecycle/listen.ts";
import { whenActivated } from "./lifecycle/whenActivated.ts";
import { readPath } from "./page/path.ts";
import type { Score, ScoreListener, Stop } from "./personalize/onScore.ts";
import type { EndOfView } from "./signals/signal.ts";
import { trackers } from "./trackers.ts";
import { type Consent, consent, firstConsent, mayGo, setConsent } from "./visitor/consent.ts";
import { randomId } from "./visitor/randomId.ts";
import { knownVisitor, out, setVisitor } from "./visitor/visitorId.ts";

/** How often a new route is looked at for what it says of itself. */
const renderMs = 100;

/** What a route may take to say so: until then, what the last one said may still be there. */
const maxLooks = 20;

/**
 * A page that takes longer to parse is not waited for: of a tab that was closed while its parser was
 * still busy, Chromium 156 delivered nothing.
 */
const maxParseMs = 2_000;

/** What a framework takes to settle on an address: what it changes until then is the same view. */
const settleMs = 1_000;

/** The same with the score, as the script and `leadlight` have it. */
export interface Tracker extends CoreTracker {
  /** Calls the listener with every new score, and at once with the last one. Returns its `stop`. */
  onScore(listener: ScoreListener): Stop | undefined;
  /** The same, as commands in a page are written. */
  onscore(listener: ScoreListener): Stop | undefined;
  /** The last score that this page heard of, or `null`; passed to the listener too, for the script tag. */
  score(listener?: (score: Score | null) => void): Score | null;
}

const report = (payload: object) =>
  whenActivated(() => {
    // A copy: what was reported may be changed before it is sent, and what JSON cannot hold fails alone.
    const event: BrowserEvent = JSON.parse(
      JSON.stringify({ id: randomId(), occurredAt: Date.now(), page, ...payload }),
    );
    log("seen", event);
    // A frame of the site itself (it alone sees its element) is a part of the page around it.
    if (consent === "denied" || window.frameElement) return;
    addToQueue(event);
    wake();
  });

const ends: (EndOfView | undefined)[] = [];
let page: Page | undefined;
let view: string;
let settledAt = 0;
/** What this page, and what the route before it said of itself. */
let last: string | undefined;
let before: string | 0 | undefined;
/** Reports the view, after so many looks at what the page says; of no number of looks: at once. */
let tellView: ((looks?: unknown) => unknown) | undefined;

const finishView = guard((looks?: unknown) => tellView?.(looks));
const endView = () => {
  finishView();
  for (const end of ends) if (end) guard(end)();
};
const showView = () => {
  loadQueue(wake);
  view = randomId();
  const occurredAt = Date.now();
  // Read now, because routers tidy the address. The referrer is that of the first view alone.
  const from = guard(source)(settledAt ? "" : document.referrer, config.query);
  page = { path: readPath() };
  tellView = (looks) => {
    const said = guard(pageType)();
    const text = JSON.stringify(said);
    // Nothing said, "{}", is no older than the route.
    const isOld = text < "{}" && text === before;
    if (isOld && (looks as number) < maxLooks)
      return setTimeout(finishView, renderMs, (looks as number) + 1);
    tellView = undefined;
    last = text;
    page = { ...page, ...(!isOld && said) } as Page;
    report({ type: "page_view", id: view, occurredAt, ...from });
  };
  // When the page can be described: JSON-LD may stand at the end of the body, and a framework puts
  // up a new route's markup after its address.
  setTimeout(finishView, document.readyState === "loading" ? maxParseMs : settledAt && renderMs, 0);
  settledAt = occurredAt + settleMs;
};
const beginView = (isRoute?: 1 | 0) => {
  endView();
  before = isRoute && last;
  showView();
};
/** The last words of a view, at once. */
const endNow = () => {
  endView();
  flush(hiding);
};
const forget = () => {
  clearQueue();
  setVisitor();
  // The page's own function may expect an answer; what it throws must not keep a denial from counting.
  guard(onAnswer)();
};
const decide = guard((decision: Consent) => {
  const wasDenied = consent === "denied";
  // What happened while it was denied is never reported.
  if (wasDenied) endView();
  if (wasDenied || decision === "denied") forget();
  setConsent(decision);
  if (wasDenied && mayGo()) showView();
  else loadQueue(wake);
});

/** Signals → consent → queue → transport → score → page. */
export function startTracker(): CoreTracker {
  setConsent(firstConsent());
  guard(openQueue)();
  startDelivery();
  whenActivated(guard(showView));
  // Back from the back-forward cache: to the visitor a page like any other.
  listen<PageTransitionEvent>("pageshow", ({ persisted }) => {
    if (!persisted) return;
    // It let go of its lock as it was left.
    openQueue();
    beginView();
  });
  guard(onRouteChange)((change) => {
    const path = readPath();
    if (path === page?.path) return;
    // What is replaced goes on: who types or drags, and a router that redirects.
    if (
      (/^r/.test(`${change.navigationType}`) || navigator.userActivation?.isActive === false) &&
      Date.now() < settledAt
    ) {
      page = { ...page, path };
      settledAt = Date.now() + settleMs;
    } else if (settledAt) beginView(1);
  });
  listen("DOMContentLoaded visibilitychange pagehide", finishView);

  // In the order that packs best; `CoreTracker` has them in that of their use.
  const tracker: CoreTracker = {
    page: guard(() => beginView()),
    stop: guard(() => {
      endNow();
      setConsent("denied");
      trackers.delete(config.site);
    }),
    track: guard((name, properties) => report({ type: "custom", name: clip(name), properties })),
    identify: guard((traits, signature) => report({ type: "identify", traits, signature })),
    forget: guard(() => {
      const id = knownVisitor();
      decide("denied");
      // What the other subdomains keep in their localStorage counts no more.
      if (!config.storage) keepCookie("-");
      erase(id);
    }),
    optOut: guard(() => {
      decide("denied");
      setVisitor(out);
    }),
    consent: decide,
    reset: guard(() => {
      endNow();
      forget();
      showView();
    }),
    add: guard((signal) => {
      ends.push(signal(report, config, () => view) as EndOfView | undefined);
    }),
  };
  trackers.set(config.site, tracker);
  return tracker;
}
