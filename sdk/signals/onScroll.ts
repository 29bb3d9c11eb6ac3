import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

/** As in GA4: footers need not be seen. */
const percent = 90;

/**
 * A page was read to its end, once a view. A page that does not scroll has none; an application that
 * scrolls a box instead of the page counts, if the box is the better part of the window.
 */
export const onScroll: Signal = (report) => {
  let isTold: boolean | undefined;
  listen("scroll", ({ target }) => {
    const box = (target as Document).scrollingElement || (target as Element);
    if (
      !isTold &&
      2 * box.clientHeight > innerHeight &&
      box.scrollTop + box.clientHeight >= (box.scrollHeight * percent) / 100
    ) {
      isTold = true;
      report({ type: "scroll", percent });
    }
  });
  return () => {
    isTold = false;
  };
};
