import type { Arrival } from "../collector.ts";

/** What a visit's page wrote down. */
export interface Witness {
  /** Event ids whose transaction the page saw complete. */
  readonly stored: readonly string[];
  /** Event ids that were given to the store in a page that was gone before it could see the end. */
  readonly written: readonly string[];
  /** Pages shown: loaded, or restored from the back-forward cache. */
  readonly views: number;
  readonly restored: boolean;
}

export interface Verdict {
  readonly queued: number;
  /** Ids that were in the queue and never reached the collector. */
  readonly lost: readonly string[];
  /** Ids written while the page went, for which it is unknown whether the store took them. */
  readonly uncertain: readonly string[];
  /** What happened once and has two ids. */
  readonly twice: readonly string[];
  /** Ids that came more than once; the edge counts them once. */
  readonly resent: number;
}

export function judge(witness: Witness, arrivals: ReadonlyMap<string, Arrival>): Verdict {
  const missing = (ids: readonly string[]) => ids.filter((id) => !arrivals.has(id));
  const names = new Map<string, number>();
  let pageViews = 0;
  for (const { event } of arrivals.values()) {
    if (event.type === "custom") names.set(event.name, (names.get(event.name) ?? 0) + 1);
    if (event.type === "page_view") pageViews++;
  }
  const twice = [...names].filter(([, ids]) => ids > 1).map(([name]) => name);
  if (pageViews > witness.views) twice.push(`${pageViews} page views of ${witness.views} pages`);
  return {
    queued: witness.stored.length,
    lost: missing(witness.stored),
    uncertain: missing(witness.written),
    twice,
    resent: [...arrivals.values()].filter(({ atMs }) => atMs.length > 1).length,
  };
}
