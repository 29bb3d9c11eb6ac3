import type { Signal } from "./signal.ts";

/**
 * The page that was asked for is not there: the server said so, or the title does. A custom event
 * `page_not_found`.
 */
export const onNotFound: Signal = (report) => {
  const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (entry?.responseStatus === 404 || /\b404\b|not found/i.test(document.title))
    report({ type: "custom", name: "page_not_found" });
};
