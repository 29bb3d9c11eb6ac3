import type { Meaning } from "../model/compile.ts";
import type { Facts } from "./facts.ts";
import type { Moment } from "./timeline.ts";

type Walk = Pick<Facts, "moments" | "meanings">;

/** A session with a page view of some kind: its number, and when it had the last one. */
export interface Visit {
  readonly session: number;
  readonly at: number;
}

/** Page type of all pages, for those of none, too; no page can be of it, names are not empty. */
export const anyPage = "";

/** Visits by the types of the pages that were seen; in the order of their sessions. */
export function visitsByPageType({ moments, meanings }: Walk): ReadonlyMap<string, Visit[]> {
  const all: { session: number; at: number }[] = [];
  const byPageType = new Map([[anyPage, all]]);
  for (let place = 0; place < moments.length; place++) {
    const { type, session, lastAt } = moments[place] as Moment;
    if (type !== "page_view") continue;
    see(all, session, lastAt);
    const { pageType } = meanings[place] as Meaning;
    if (pageType === null) continue;
    const visits = byPageType.get(pageType);
    if (visits === undefined) byPageType.set(pageType, [{ session, at: lastAt }]);
    else see(visits, session, lastAt);
  }
  return byPageType;
}

function see(visits: { session: number; at: number }[], session: number, at: number): void {
  const last = visits[visits.length - 1];
  if (last?.session !== session) visits.push({ session, at });
  else if (at > last.at) last.at = at;
}

/** When visits with pages of these types ended; ascending. A visit with several of them is one. */
export function endsOfVisits(
  byPageType: ReadonlyMap<string, readonly Visit[]>,
  pageTypes: readonly string[],
): readonly number[] {
  const [first, ...more] = pageTypes;
  if (more.length === 0)
    return ascending((byPageType.get(first ?? anyPage) ?? []).map(({ at }) => at));
  const ends = new Map<number, number>();
  for (const pageType of pageTypes) {
    for (const { session, at } of byPageType.get(pageType) ?? []) {
      const known = ends.get(session);
      if (known === undefined || at > known) ends.set(session, at);
    }
  }
  return ascending([...ends.values()]);
}

const ascending = (times: number[]): number[] => times.sort((a, b) => a - b);

/** A visit of one page. */
export interface OnePageVisit {
  readonly endedAt: number;
  readonly lastedMs: number;
}

/** Only visits whose page told how long it was looked at: of a log or of totals nobody knows. */
export function onePageVisitsIn({ moments }: Pick<Facts, "moments">): OnePageVisit[] {
  const visits: OnePageVisit[] = [];
  for (let place = 0; place < moments.length; ) {
    const { session, at } = moments[place] as Facts["moments"][number];
    let endedAt = at;
    let views = 0;
    let timed = false;
    for (let one = moments[place]; one?.session === session; one = moments[++place]) {
      if (one.type === "page_view") views += one.count;
      if (one.type === "engagement") timed = true;
      if (one.lastAt > endedAt) endedAt = one.lastAt;
    }
    if (views === 1 && timed) visits.push({ endedAt, lastedMs: endedAt - at });
  }
  return visits;
}
