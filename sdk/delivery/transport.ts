import type { Beacon, CollectAnswer } from "../../shared/wire/batch.ts";
import type { BrowserEvent } from "../../shared/wire/event.ts";
import { guard } from "../guard.ts";
import { backoffMs, maxTries } from "./backoff.ts";
import type { Queue } from "./queue.ts";

/** Events that come together leave together; short enough to be unnoticed. */
const gatherMs = 10;

/**
 * All keepalive requests in flight share 64 KiB (Fetch standard); small ones get through. The
 * smallest event has some 120 characters, so this is also a bound of fifty events.
 */
const maxEventChars = 6_000;

/** About what that quota holds; the rest waits for the next page. */
const maxRequests = 8;

/** How much it rests. Backing off by itself, it still uses the last chance of a page that leaves; */
const awake = 0;
const dozing = 1;
/** but not when the server asked to wait, or nothing answers. */
const asleep = 2;

export interface TransportOptions {
  /** Address that takes beacons, the site included. */
  readonly _url: string;
  readonly _queue: Queue;
  readonly _visitor: () => string;
  /** Whether anything may be sent, asked each time: consent can be withdrawn. */
  readonly _isAllowed: () => boolean;
  readonly _onAnswer: (answer: CollectAnswer, visitor: string) => void;
  readonly _log: (...what: unknown[]) => void;
}

export interface Transport {
  /** Sends what waits, a moment later. */
  _wake(): void;
  /** Sends what waits, now: the page may be gone in a moment. */
  _leave(): void;
}

/**
 * Empties the queue into `POST /v1/collect`, one request at a time. An event leaves the queue when the
 * server answered for it: 2xx took it, 4xx never will. Everything else is tried again, on this page or
 * on the next, with the same id, by which the edge counts it once.
 */
export function openTransport({
  _url: url,
  _queue: queue,
  _visitor: visitor,
  _isAllowed: isAllowed,
  _onAnswer: onAnswer,
  _log: log,
}: TransportOptions): Transport {
  const sending = new Set<BrowserEvent>();
  let requests = 0;
  let failures = 0;
  let maxChars = maxEventChars;
  let timer: ReturnType<typeof setTimeout>;
  let rest = awake;

  const later = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      rest = awake;
      flush();
    }, delayMs);
  };

  const flush = guard((leaving?: boolean) => {
    if (
      rest > (leaving ? dozing : awake) ||
      !isAllowed() ||
      requests >= (leaving ? maxRequests : 1)
    )
      return;
    const batch: BrowserEvent[] = [];
    let chars = 0;
    for (const event of queue._waiting.values()) {
      if (sending.has(event)) continue;
      chars += JSON.stringify(event).length;
      if (batch[0] && chars > maxChars) break;
      batch.push(event);
      sending.add(event);
    }
    if (!batch[0]) return;
    send(batch, leaving);
    if (leaving) flush(leaving);
  });

  const send = guard(async (batch: readonly BrowserEvent[], leaving?: boolean) => {
    const beacon: Beacon = { v: 1, visitor: visitor(), sentAt: Date.now(), events: batch };
    const body = JSON.stringify(beacon);
    let status: number | undefined;
    let retryAfterSeconds = 0;
    let answer: CollectAnswer | undefined;
    requests++;
    try {
      // A text is sent as text/plain, which needs no preflight.
      const response = await fetch(url, {
        method: "POST",
        body,
        keepalive: true,
        credentials: "omit",
      });
      retryAfterSeconds = Number(response.headers.get("retry-after")) || 0;
      // A 200 that is not ours (a captive portal, a proxy) acknowledges nothing.
      if (response.ok) answer = await response.json();
      status = response.status;
    } catch {
      // Over the quota, or no keepalive. What an accepted beacon carries has no answer: it stays in
      // IndexedDB for the next page, and this one is done with it.
      if (leaving && guard(() => navigator.sendBeacon(url, body))()) batch = [];
    }
    requests--;
    log("sent", beacon, status, answer);
    const isFinal = answer || /^4(?!29)/.test(`${status}`);
    // Too large a body is not the fault of its events, unless there is only one.
    const isSplit = status === 413 && batch[1];
    if (isSplit) maxChars = body.length / 2;
    // A visitor who was forgotten meanwhile has no events any more, and no score.
    if (isFinal && !isSplit && queue._drop(batch) && answer) onAnswer(answer, beacon.visitor);
    for (const event of batch) sending.delete(event);
    if (isFinal) {
      failures = 0;
      rest = awake;
      flush();
    } else {
      rest = ++failures >= maxTries || retryAfterSeconds > 0 ? asleep : dozing;
      if (failures < maxTries) later(backoffMs(failures, retryAfterSeconds));
    }
  });

  return {
    _wake() {
      if (rest === awake) later(gatherMs);
    },
    _leave: () => flush(true),
  };
}
