import type { Beacon, CollectAnswer } from "../../shared/wire/batch.ts";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onHidden } from "../lifecycle/onHidden.ts";
import type { Visitor } from "../visitor/visitorId.ts";
import { backoffMs, maxSilences } from "./backoff.ts";
import type { Queue } from "./queue.ts";

/** Events that come together leave together; short enough to be unnoticed. */
const gatherMs = 10;

/**
 * All keepalive requests in flight share 64 KiB (Fetch standard), those of the page's other scripts
 * included; small ones get through. With its envelope a body stays under 8 kB.
 */
const maxBatchChars = 7_000;

/** The smallest event has some 120 characters. */
const maxBatchEvents = 50;

/** The page goes into the background: it may still hear the answer. */
export const hiding = 1;
/** The page is left or closed. */
const leaving = 2;
type Urgency = 0 | typeof hiding | typeof leaving;

export interface Transport {
  /** Sends what waits, a moment later. */
  _wake(): void;
  /** Sends what waits, now: the page may be gone in a moment. */
  _flush(urgency: Urgency): void;
}

/**
 * Empties the queue into `POST /v1/collect`, one request at a time. An event leaves the queue when the
 * server answered for it: 2xx took it, 4xx never will. Everything else is tried again, on this page or
 * on the next, with the same id, by which the edge counts it once.
 */
export function openTransport(
  /** Address that takes beacons, the site included. */
  url: string,
  queue: Queue,
  visitor: Visitor,
  /** Asked each time: consent can be withdrawn. */
  mayGo: () => boolean,
  onAnswer: (answer: CollectAnswer, visitor: string) => void,
  log: (...what: unknown[]) => void,
): Transport {
  const waiting = queue._waiting;
  let requests = 0;
  let failures = 0;
  let maxEvents = maxBatchEvents;
  let timer: ReturnType<typeof setTimeout>;
  /** The server asked to wait, or nothing answers; then a page that leaves says nothing either. */
  let isAsleep: boolean | undefined;

  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      isAsleep = false;
      flush();
    }, delayMs);
  };

  const flush = guard((urgency: Urgency = 0) => {
    if (isAsleep || !mayGo() || (requests && !urgency)) return;
    const batch: BrowserEvent[] = [];
    let chars = 0;
    for (const event of waiting) {
      chars += JSON.stringify(event).length;
      if (batch[0] && (chars > maxBatchChars || batch.length >= maxEvents)) break;
      batch.push(event);
    }
    if (!batch[0]) return;
    waiting.splice(0, batch.length);
    send(batch, urgency);
    if (urgency) flush(urgency);
  });

  const send = guard(async (events: BrowserEvent[], urgency: Urgency) => {
    const beacon: Beacon = { v: 1, visitor: visitor._id(), sentAt: Date.now(), events };
    const body = JSON.stringify(beacon);
    let status = 0;
    let retryAfterSeconds = 0;
    let answer: CollectAnswer | undefined;
    // A text is sent as text/plain, which needs no preflight. What the browser took of a page that is
    // left has no answer: it stays in IndexedDB for the next page, and this one is done with it.
    if (urgency === leaving && guard(() => navigator.sendBeacon(url, body))()) {
      log("sent", beacon);
      return;
    }
    requests++;
    try {
      // Where the quota may be used up, a request that does not outlive the page.
      const keepalive = urgency !== leaving && !failures;
      const response = await fetch(url, { method: "POST", body, keepalive });
      retryAfterSeconds = Number(response.headers.get("retry-after")) || 0;
      // A 200 that is not ours (a captive portal, a proxy) acknowledges nothing.
      if (response.ok) answer = await response.json();
      status = response.status;
    } catch {
      // No answer.
    }
    requests--;
    log("sent", beacon, status, answer);
    // A visitor who was forgotten meanwhile has no events any more, and no score.
    if (visitor._known() !== beacon.visitor) return;
    const isFinal = answer?.accepted || /^4(?!29)/.test(`${status}`);
    // The whole was refused for one of its events, or for its size: halves find out which.
    const isSplit = /^4(00|13|22)/.test(`${status}`) && events[1];
    if (isFinal && !isSplit) queue._drop(events);
    else waiting.unshift(...events);
    if (isFinal) {
      maxEvents = isSplit ? Math.ceil(events.length / 2) : maxBatchEvents;
      failures = 0;
      flush();
      if (answer) onAnswer(answer, beacon.visitor);
    } else {
      // A server that answers is asked again, ever more rarely.
      const isSilent = ++failures >= maxSilences && !status;
      isAsleep = isSilent || !!retryAfterSeconds;
      if (!isSilent) later(backoffMs(failures, retryAfterSeconds));
    }
  });

  onHidden((isLeft) => flush(isLeft ? leaving : hiding), true);
  listen("online", () => {
    if (failures >= maxSilences) later(backoffMs(1, 0));
  });
  return {
    _wake() {
      if (!failures) later(gatherMs);
    },
    _flush: flush,
  };
}
