import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

const clicks = 3;
const withinMs = 1_000;
const withinPixels = 30;

/** Clicked again and again in one place: something does not do what it seems to. A custom event `rage_click`. */
export const onRageClick: Signal = (report) => {
  let recent: MouseEvent[] = [];
  listen<MouseEvent>("click", (event) => {
    recent = recent.filter(
      ({ timeStamp, clientX, clientY }) =>
        event.timeStamp - timeStamp < withinMs &&
        Math.hypot(event.clientX - clientX, event.clientY - clientY) < withinPixels,
    );
    if (recent.push(event) < clicks) return;
    recent = [];
    report({ type: "custom", name: "rage_click" });
  });
};
