import type { Beacon } from "../../shared/wire/beacon.ts";
import type { CollectAnswer } from "../../shared/wire/collectAnswer.ts";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { config } from "../config.ts";
import { log, onAnswer } from "../givenParts.ts";
import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onHidden } from "../lifecycle/onHidden.ts";
import { mayGo } from "../visitor/consent.ts";
import { readStored, writeStored } from "../visitor/stored.ts";
import { setVisitor, visitorId, visitorNow } from "../visitor/visitorId.ts";
import { longestSeconds, maxSilences } from "./backoff.ts";
import { erase } from "./erase.ts";
import { dropFromQueue, waiting } from "./queue.ts";

/** Events that come together leave together; short enough to be unnoticed. */
const gatherMs = 10;

/**
 * All keepalive requests in flight share 64 KiB (Fetch standard), those of the page's other scripts
 * included; small ones get through. With its envelope a body stays under 8 kB.
 */
const maxBatchChars = 7_000;

/** The smallest event has some 120 characters. */
const maxBatchEvents = 50;

/**
 * Where a failure is kept for the next pages, so that a visitor who goes through a whole site does not
 * ask anew on each: how many there were in a row, and when the next try is due.
 */
const restKey = "leadlight-rest";

/** The page goes into the background: it may still hear the answer. */
export const hiding = 1;
/** The page is left or closed. */
const leaving = 2;
type Urgency = 0 | typeof hiding | typeof leaving;

let requests = 0;
let failures = 0;
let maxEvents = maxBatchEvents;
let timer: ReturnType<typeof setTimeout>;
/** Backing off; then a page that leaves says nothing either, and its events stay in IndexedDB. */
let isAsleep: boolean | undefined;

const later = (delayMs: number) => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    isAsleep = false;
    flush();
  }, delayMs);
};

/**
 * Empties the queue into `POST /v1/collect`, one request at a time, or, when the page may be gone in a
 * moment, all at once. An event leaves the queue when the server answered for it: 2xx took it, 4xx
 * never will. Everything else is tried again, on this page or on the next, with the same id, by which
 * the edge counts it once.
 */
export const flush = guard((urgency: Urgency = 0) => {
  if (isAsleep || !mayGo() || (requests && !urgency)) return;
  let count = 0;
  let chars = 0;
  for (const event of waiting) {
    chars += JSON.stringify(event).length;
    if (count && (chars > maxBatchChars || count >= maxEvents)) break;
    count++;
  }
  if (!count) return;
  send(waiting.splice(0, count), urgency);
  if (urgency) flush(urgency);
});

const send = guard(async (events: BrowserEvent[], urgency: Urgency) => {
  const visitor = visitorId();
  const beacon: Beacon = { v: 1, visitor, sentAt: Date.now(), events };
  const body = JSON.stringify(beacon);
  const url = `${config.endpoint}/v1/collect?site=${config.site}`;
  let status = 0;
  let response: Response | undefined;
  let answer: CollectAnswer | undefined;
  // A text is sent as text/plain, which needs no preflight. What the browser took of a page that is
  // left has no answer: it stays in IndexedDB for the next page, and this one is done with it.
  if (urgency === leaving && guard(() => navigator.sendBeacon(url, body))())
    return log("sent", beacon);
  requests++;
  try {
    // Where the quota may be used up, a request that does not outlive the page.
    const keepalive = urgency < leaving && !failures;
    response = await fetch(url, { method: "POST", body, keepalive });
    status = response.status;
    // A 200 that is not ours (a captive portal, a proxy) acknowledges nothing; what is refused says why.
    answer = await response.json();
  } catch {
    // No answer.
  }
  requests--;
  log("sent", beacon, status, answer);
  // A visitor who was forgotten meanwhile has no events any more, and no score.
  if (visitorNow !== visitor) return setVisitor(visitorNow);
  const isRefused = /^4(00|13|22)/.test(`${status}`);
  const isFinal = isRefused || (response?.ok && answer?.accepted);
  // The whole may be refused for one of its events, or for its size: halves find out which.
  const isSplit = isRefused && events[1];
  if (isFinal && !isSplit) dropFromQueue(events);
  else waiting.unshift(...events);
  if (isFinal) {
    maxEvents = isSplit ? events.length / 2 : maxBatchEvents;
    failures = 0;
    writeStored(restKey, "");
    flush();
    // Last: what it throws harms nothing any more.
    if (!isRefused) onAnswer(answer, visitor);
  } else {
    // "Full jitter", so that a thousand browsers which failed together do not come back together; what the
    // server asked for comes first, and the jitter is as wide.
    // https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    const retryAfterSeconds = Number(response?.headers.get("retry-after")) | 0;
    const spanSeconds = Math.max(retryAfterSeconds, Math.min(longestSeconds, 2 ** ++failures));
    const restMs = 1000 * (retryAfterSeconds + Math.random() * spanSeconds);
    isAsleep = true;
    // A server that answers is asked again, ever more rarely.
    if (status || failures < maxSilences) later(restMs);
    writeStored(restKey, `${failures} ${Date.now() + restMs}`);
  }
});

/** Listens for what a page's delivery lives by. */
export function startDelivery(): void {
  onHidden((isLeft) => flush(isLeft ? leaving : hiding), true);
  // Whatever failed, it may have been the network alone. An event is no number: no delay.
  listen("online", later as () => void);
  erase();
  const [count, untilMs] = `${readStored(restKey)}`.split(" ");
  failures = Number(count) | 0;
  const restMs = Number(untilMs) - Date.now();
  isAsleep = restMs > 0;
  if (isAsleep) later(restMs);
}

/** Sends what waits, a moment later. */
export function wake(): void {
  if (!isAsleep) later(gatherMs);
}
