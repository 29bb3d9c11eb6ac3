import type { Meaning } from "../model/compile.ts";
import type { Facts } from "./facts.ts";

type Walk = Pick<Facts, "timeline" | "meanings">;

/** Visits with a page view of some kind, in the order of their sessions: a column for each thing to know. */
export interface Visits {
  readonly session: number[];
  /** When it had the last such page view, milliseconds since 1970. */
  readonly at: number[];
}

/** Page type of all pages, for those of none, too; no page can be of it, names are not empty. */
export const anyPage = "";

/** Visits by the types of the pages that were seen: types that some condition asks for, and all together. */
export function visitsByPageType({ timeline, meanings }: Walk): ReadonlyMap<string, Visits> {
  const { what, session, lastAt } = timeline;
  const all: Visits = { session: [], at: [] };
  const byPageType = new Map([[anyPage, all]]);
  for (let place = 0; place < what.length; place++) {
    if (what[place]?.type !== "page_view") continue;
    const number = session[place] as number;
    const at = lastAt[place] as number;
    see(all, number, at);
    const meaning = meanings[place] as Meaning;
    if (!meaning.visitsAreAsked) continue;
    const pageType = meaning.pageType as string;
    let visits = byPageType.get(pageType);
    if (visits === undefined) {
      visits = { session: [], at: [] };
      byPageType.set(pageType, visits);
    }
    see(visits, number, at);
  }
  return byPageType;
}

function see(visits: Visits, session: number, at: number): void {
  const last = visits.session.length - 1;
  if (visits.session[last] !== session) {
    visits.session.push(session);
    visits.at.push(at);
  } else if (at > (visits.at[last] as number)) visits.at[last] = at;
}

/** When visits with pages of these types, or of any, ended; ascending. One with several of them is one. */
export function endsOfVisits(
  byPageType: ReadonlyMap<string, Visits>,
  pageTypes: readonly string[] = anyPages,
): readonly number[] {
  const [first = anyPage] = pageTypes;
  if (pageTypes.length === 1) return ascending(byPageType.get(first)?.at ?? noTimes);
  const ends = new Map<number, number>();
  for (const pageType of pageTypes) {
    const visits = byPageType.get(pageType);
    visits?.session.forEach((session, place) => {
      const at = visits.at[place] as number;
      const known = ends.get(session);
      if (known === undefined || at > known) ends.set(session, at);
    });
  }
  return ascending([...ends.values()]);
}

const anyPages = [anyPage];
const noTimes: readonly never[] = [];

/** They nearly always ascend: only totals of the distant past reach over what came after them. */
const ascending = (times: readonly number[]): readonly number[] =>
  times.every((at, place) => place === 0 || at >= (times[place - 1] as number))
    ? times
    : [...times].sort((a, b) => a - b);

/** A visit of one page. */
export interface OnePageVisit {
  readonly endedAt: number;
  readonly lastedMs: number;
}

/** Only visits whose page told how long it was looked at: of a log or of totals nobody knows. */
export function onePageVisitsIn({ timeline }: Pick<Facts, "timeline">): OnePageVisit[] {
  const { what, at, lastAt, count, session } = timeline;
  const visits: OnePageVisit[] = [];
  for (let place = 0; place < what.length; ) {
    const begunAt = at[place] as number;
    const number = session[place];
    let endedAt = begunAt;
    let views = 0;
    let timed = false;
    for (; session[place] === number; place++) {
      const type = what[place]?.type;
      if (type === "page_view") views += count[place] as number;
      if (type === "engagement") timed = true;
      endedAt = Math.max(endedAt, lastAt[place] as number);
    }
    if (views === 1 && timed) visits.push({ endedAt, lastedMs: endedAt - begunAt });
  }
  return visits;
}
