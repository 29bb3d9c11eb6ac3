import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onHidden } from "../lifecycle/onHidden.ts";
import type { Signal } from "./signal.ts";

const defaultIdleSeconds = 30;

/** Early enough that a browser killed in the first minute leaves something behind. */
const firstBeatMs = 15_000;
/** Each beat costs a request: a long read is reported once a minute. */
const slowestBeatMs = 60_000;

/** In front of the visitor; or its video is, in a window of its own above all others. */
const isAttentive = () =>
  document.pictureInPictureElement || (!document.hidden && document.hasFocus());

/**
 * Engaged time of one page view: visible, focused, and with input in the last `idleSeconds`, or a
 * video or sound that plays (not one that loops, as decoration does). Reports the running total in
 * whole milliseconds when the page is hidden, at a slowing beat, and at the end.
 *
 * Nothing ticks. A stretch of attention ends by arithmetic at the deadline that the last input set, so
 * a timer that came late, a sleeping laptop or a frozen tab adds nothing.
 */
export const onEngagedTime: Signal = (report, { idleSeconds }, view) => {
  const idleMs = 1000 * (idleSeconds || defaultIdleSeconds);
  let engagedMs: number;
  let reportedMs: number;
  let sinceMs: number;
  let deadlineMs: number;
  let attentive: unknown;
  let timer: ReturnType<typeof setTimeout>;

  /** Counts the stretch that ends now, under the conditions that held since it began. */
  const settle = () => {
    // Monotonic: a clock set by hand or by the network moves nothing.
    const atMs = performance.now();
    if (attentive && deadlineMs > sinceMs) engagedMs += Math.min(atMs, deadlineMs) - sinceMs;
    sinceMs = atMs;
    attentive = isAttentive();
  };
  const tell = () => {
    settle();
    const totalMs = Math.round(engagedMs);
    if (totalMs <= reportedMs) return;
    reportedMs = totalMs;
    report({ type: "engagement", view: view(), engagedMs: totalMs });
  };
  const beat = (delayMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(
      guard(() => {
        beat(Math.min(2 * delayMs, slowestBeatMs));
        tell();
      }),
      delayMs,
    );
  };
  const begin = () => {
    engagedMs = reportedMs = 0;
    settle();
    deadlineMs = sinceMs + idleMs;
    beat(firstBeatMs);
  };

  begin();
  // No `scroll`: carousels scroll by themselves. Losing focus moves the deadline too, which is
  // harmless: without attention it is not looked at, and gaining focus moves it again.
  listen(
    "visibilitychange pointerdown pointermove keydown blur focus wheel timeupdate",
    ({ target }) => {
      settle();
      if (!(target as HTMLVideoElement).loop) deadlineMs = sinceMs + idleMs;
    },
  );
  onHidden(() => {
    tell();
    // A page that is left hears of it twice, a moment apart.
    attentive = false;
  });
  return () => {
    tell();
    begin();
  };
};
