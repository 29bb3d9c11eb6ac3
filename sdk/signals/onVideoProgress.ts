import { maxPathChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { guard } from "../guard.ts";
import { listen } from "../lifecycle/listen.ts";
import { onCall } from "../lifecycle/onCall.ts";
import type { Signal } from "./signal.ts";

/** Percent: begun, the quarters, the end. */
const marks = [100, 75, 50, 25, 1];

/**
 * How far a video or sound of the page was played, each mark once a view. Named by its `title`,
 * `aria-label` or the path of its file. What loops is decoration and does not count, nor does a player
 * in a frame of another site, which no listener outside can hear.
 */
export const onVideoProgress: Signal = (report) => {
  let reported = new Map<EventTarget, number>();
  const hear = guard(({ target }: Event) => {
    const { currentTime, duration, ended, loop, title, ariaLabel, currentSrc } =
      target as HTMLVideoElement;
    const played = ended ? 100 : Math.ceil((100 * currentTime) / duration);
    const percent = marks.find((mark) => played >= mark);
    const last = reported.get(target as EventTarget) ?? 0;
    // A stream has no end to be near to.
    if (loop || duration === Infinity || !percent || percent <= last) return;
    reported.set(target as EventTarget, percent);
    const name = title || ariaLabel || currentSrc.replace(/^\w+:\/\/[^/]*|[?#].*/g, "");
    report({ type: "video_progress", video: clip(name, maxPathChars), percent });
  });
  /** Of a player that the window does not hear it hears that a visitor watches. */
  const hearHidden = guard((event: Event) => {
    const player = event.target as HTMLMediaElement;
    if (player.getRootNode() === document) return;
    hear(event);
    if (!player.loop) dispatchEvent(new Event(event.type));
  });
  listen("timeupdate ended", hear);
  // In a shadow root, or in no document (`new Audio()`), nothing outside a player hears of it.
  onCall(HTMLMediaElement.prototype, "play", (player) => {
    for (const type of ["timeupdate", "ended"]) player.addEventListener(type, hearHidden);
  });
  return () => {
    reported = new Map();
  };
};
