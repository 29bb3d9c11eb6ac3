import { listen } from "../lifecycle/listen.ts";
import type { Signal } from "./signal.ts";

/** As in GA4: footers need not be seen. */
const percent = 90;
const share = 0.9;

/** A page was read to its end, once a view. A page that does not scroll has none. */
export const onScroll: Signal = (report, _config, view) => {
  let toldView: string;
  const look = () => {
    const seen = scrollY + innerHeight;
    if (toldView !== view() && seen >= document.documentElement.scrollHeight * share) {
      toldView = view();
      report({ type: "scroll", percent });
    }
  };
  // In the bubble phase: of all that scrolls only the document's own event gets to the window.
  listen("scroll", look, false);
};
