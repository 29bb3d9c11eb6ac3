import { maxPathChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

/** Percent: begun, the quarters, the end. */
const marks = [100, 75, 50, 25, 1];

/**
 * How far a video or sound of the page was played, each mark once a view. Named by its `title`,
 * `aria-label` or the path of its file. What loops is decoration and does not count, nor does a player
 * in a frame of another site, which nobody outside can hear.
 */
export const onVideoProgress: Signal = (report) => {
  let told = new Map<EventTarget, number>();
  listen("timeupdate ended", ({ target }) => {
    const { currentTime, duration, ended, loop, title, ariaLabel, currentSrc } =
      target as HTMLVideoElement;
    const played = ended ? 100 : Math.ceil((100 * currentTime) / duration);
    const percent = marks.find((mark) => played >= mark);
    const last = told.get(target as EventTarget) ?? 0;
    // A stream has no end to be near to.
    if (loop || duration === Infinity || !percent || percent <= last) return;
    told.set(target as EventTarget, percent);
    const name = title || ariaLabel || currentSrc.replace(/^\w+:\/\/[^/]*|[?#].*/g, "");
    report({ type: "video_progress", video: clip(name, maxPathChars), percent });
  });
  return () => {
    told = new Map();
  };
};
