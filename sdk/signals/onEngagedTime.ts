import { maxEngagedMs } from "../../shared/wire/limits.ts";
import { guard } from "../guard.ts";
import { listen, type Stop, stopAll } from "../lifecycle/listen.ts";
import { onHidden } from "../lifecycle/onHidden.ts";

/** Early enough that a browser killed in the first minute leaves something behind. */
const firstBeatMs = 15_000;
/** Each beat costs a request: a long read is reported once a minute. */
const slowestBeatMs = 60_000;

/**
 * Monotonic, so that a clock set by hand or by the network moves nothing. A mix of the two, should
 * `performance` break half-way, is caught by the bounds of `settle`.
 */
const nowMs = () => guard(() => performance.now())() ?? Date.now();

const isAttentive = () => !document.hidden && document.hasFocus();

/**
 * Engaged time of one page view: visible, focused, and with input in the last `idleMs`. Reports the
 * running total in whole milliseconds when the page is hidden, at a slowing beat, and at `stop`.
 *
 * Nothing ticks. A stretch of attention ends by arithmetic at the deadline that the last input set, so
 * a timer that came late, a sleeping laptop or a frozen tab adds nothing.
 */
export function onEngagedTime(report: (engagedMs: number) => void, idleMs: number): Stop {
  let engagedMs = 0;
  let reportedMs = 0;
  let sinceMs = nowMs();
  let deadlineMs = sinceMs + idleMs;
  let attentive = isAttentive();
  let timer: ReturnType<typeof setTimeout>;

  /** Counts the stretch that ends now, under the conditions that held since it began. */
  const settle = () => {
    const atMs = nowMs();
    if (attentive) engagedMs += Math.max(0, Math.min(atMs, deadlineMs) - sinceMs);
    sinceMs = atMs;
    attentive = isAttentive();
  };
  const tell = () => {
    settle();
    const totalMs = Math.min(Math.round(engagedMs), maxEngagedMs);
    if (totalMs <= reportedMs) return;
    reportedMs = totalMs;
    report(totalMs);
  };
  const beat = (delayMs: number) => {
    timer = setTimeout(() => {
      beat(Math.min(2 * delayMs, slowestBeatMs));
      guard(tell)();
    }, delayMs);
  };

  beat(firstBeatMs);
  return stopAll([
    // No `scroll`: carousels scroll by themselves. Losing focus moves the deadline too, which is
    // harmless: without attention it is not looked at, and gaining focus moves it again.
    listen("pointerdown pointermove keydown wheel focus blur visibilitychange", () => {
      settle();
      deadlineMs = sinceMs + idleMs;
    }),
    onHidden(() => {
      tell();
      // A page that is left hears of it twice, a moment apart.
      attentive = false;
    }),
    () => clearTimeout(timer),
    tell,
  ]);
}
