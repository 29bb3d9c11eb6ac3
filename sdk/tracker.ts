import type { BrowserEvent, Page, TraitValue } from "../shared/wire/event.ts";
import { maxPathChars } from "../shared/wire/limits.ts";
import { tierCookie } from "../shared/wire/tierToken.ts";
import { clip } from "./clip.ts";
import type { Config } from "./config.ts";
import { openQueue } from "./delivery/queue.ts";
import { openTransport } from "./delivery/transport.ts";
import { guard, reportErrorsTo } from "./guard.ts";
import { type Stop, stopAll } from "./lifecycle/listen.ts";
import { onHidden } from "./lifecycle/onHidden.ts";
import { whenRendered } from "./lifecycle/whenRendered.ts";
import { pageType } from "./page/pageType.ts";
import { source } from "./page/source.ts";
import { applyTier, firstTier, tierKey } from "./personalize/applyTier.ts";
import { keepScores, type Score, type ScoreListener } from "./personalize/onScore.ts";
import { onEngagedTime } from "./signals/onEngagedTime.ts";
import { onFileDownload } from "./signals/onFileDownload.ts";
import { onFormSubmit } from "./signals/onFormSubmit.ts";
import { onPageView } from "./signals/onPageView.ts";
import { trackers } from "./trackers.ts";
import { consentGate } from "./visitor/consentGate.ts";
import { randomId } from "./visitor/randomId.ts";
import { readStored, writeCookie, writeStored } from "./visitor/stored.ts";
import { visitorId } from "./visitor/visitorId.ts";

const defaultIdleSeconds = 30;

/** What a framework takes to put up a new route's markup. */
const renderMs = 100;

/** What a page can do with its tracker. None of it ever throws. */
export interface Tracker {
  /** Counts something of the site's own, e.g. `track("price_calculated", { seats: 40 })`. */
  track(name: string, properties?: Record<string, TraitValue>): void;
  /** Counts a page view that changed no path, e.g. a step of a wizard. */
  page(): void;
  /** Calls the listener with every new score, and at once with the last one. Returns its `stop`. */
  onScore(listener: ScoreListener): Stop | undefined;
  /** The last score that this page heard of, or `null`. */
  score(): Score | null;
  /** Tells what the visitor decided. `denied` also forgets what is stored. */
  consent(decision: Consent): void;
  /** Forgets the visitor: whoever goes on is a new one. */
  reset(): void;
  /** Sends what waits and ends. */
  stop(): void;
}

/** What the visitor decided. */
export type Consent = "granted" | "denied";

/** The fields that a kind of event has beside its id and its time. */
type Told<Kind> = Kind extends BrowserEvent
  ? Omit<Kind, "id" | "occurredAt"> & Partial<Kind>
  : never;

/** Signals → consent → queue → transport → score → page. One for each site of a page. */
export function startTracker(config: Config): Tracker {
  const { site, endpoint, debug, onError } = config;
  // The page shows one tier, that of its first tracker.
  const leads = !trackers().size;
  const log = (...what: unknown[]) => {
    if (debug) console.debug("leadlight", ...what);
  };
  reportErrorsTo(onError ?? log);

  const visitor = visitorId(site);
  const scores = keepScores();
  const queue = openQueue(site);
  const gate = consentGate<BrowserEvent>(config.consent !== "required", (event) => {
    queue._add(event);
    transport._wake();
  });
  const transport = openTransport({
    _url: `${endpoint}/v1/collect?site=${site}`,
    _queue: queue,
    _visitor: visitor._id,
    _isAllowed: gate._isOpen,
    _log: log,
    _onAnswer: guard((answer, answered) => {
      const { tier, token } = answer;
      if (!tier) return;
      if (leads) {
        writeStored(tierKey, tier);
        if (token) writeCookie(tierCookie, token);
        if (config.personalize !== "next-page") guard(applyTier)(tier);
      }
      scores._tell(answer, answered);
    }),
  });
  const report = (told: Told<BrowserEvent>) => {
    const event = { id: randomId(), occurredAt: Date.now(), ...told } as BrowserEvent;
    log("seen", event);
    gate._pass(event);
  };

  const pageHere = (): Page => ({ path: clip(location.pathname, maxPathChars) });
  let shown = pageHere();
  let endView: Stop | undefined;
  const beginView = () => {
    const isFirst = !endView;
    endView?.();
    const view = randomId();
    let page = pageHere();
    shown = page;
    // Read now, because routers tidy the address. The referrer is that of the first view alone.
    const from = guard(source)(isFirst ? document.referrer : "");
    const occurredAt = Date.now();
    const finishRendering = whenRendered(
      () => {
        page = { ...page, ...guard(pageType)() };
        shown = page;
        report({ type: "page_view", page, id: view, occurredAt, ...from });
      },
      isFirst ? 0 : renderMs,
    );
    const stopEngagedTime = onEngagedTime(
      (engagedMs) => report({ type: "engagement", page, view, engagedMs }),
      (config.idleSeconds || defaultIdleSeconds) * 1000,
    );
    endView = () => {
      finishRendering();
      stopEngagedTime();
    };
  };

  let stopSignals: Stop | undefined;
  const begin = () => {
    stopSignals ??= stopAll([
      guard(onPageView)(beginView),
      onFileDownload((file) =>
        report({ type: "file_download", page: shown, file: clip(file, maxPathChars) }),
      ),
      onFormSubmit((form) => report({ type: "form_submit", page: shown, form: clip(form) })),
      onHidden(transport._leave, true),
    ]);
  };
  const end = () => {
    stopSignals?.();
    stopSignals = undefined;
    endView?.();
    endView = undefined;
    transport._leave();
  };
  const forget = () => {
    end();
    queue._drop([...queue._waiting.values()]);
    visitor._forget();
    scores._forget();
    if (leads) {
      writeStored(tierKey);
      writeCookie(tierCookie);
      applyTier(firstTier);
    }
  };

  if (leads) guard(applyTier)(readStored(tierKey) || firstTier);
  if (gate._isOpen()) queue._load(transport._wake);
  begin();

  const tracker: Tracker = {
    track: guard((name, properties) =>
      report({
        type: "custom",
        page: shown,
        name: clip(name),
        // A copy: it may be changed before it is sent, and what JSON cannot hold fails here, alone.
        properties: properties && JSON.parse(JSON.stringify(properties)),
      }),
    ),
    page: guard(() => {
      if (stopSignals) beginView();
    }),
    onScore: guard(scores._onScore),
    score: scores._score,
    consent: guard((decision) => {
      const isGranted = decision === "granted";
      // Before what was held is written, so that nothing is read back and sent twice.
      if (isGranted && !gate._isOpen()) queue._load(transport._wake);
      gate._decide(isGranted);
      if (isGranted) begin();
      else forget();
    }),
    reset: guard(() => {
      forget();
      begin();
    }),
    stop: guard(() => {
      end();
      gate._decide(false);
      trackers().delete(site);
    }),
  };
  trackers().set(site, tracker);
  return tracker;
}
