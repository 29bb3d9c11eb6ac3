import { clip } from "../clip.ts";
import type { Signal } from "./signal.ts";

/** As in GA4. */
const parameters = ["q", "s", "search", "query", "keyword"];

/** The site's own search was used: the page's address says for what. */
export const onSiteSearch: Signal = (report) => {
  const look = () => {
    const query = new URLSearchParams(location.search);
    const term = parameters.map((name) => query.get(name)).find(Boolean);
    if (term) report({ type: "view_search_results", term: clip(term) });
  };
  look();
  // The next view begins right after this one's end.
  return () => queueMicrotask(look);
};
