import type { OnePageVisit } from "../conditions/facts.ts";
import type { Meaning } from "../model/meaning.ts";
import type { InterpretedTimeline } from "./timeline.ts";

/** Visits with a page view of some kind, in the order of their sessions, stored as columns. */
export interface Visits {
  readonly session: number[];
  /** When it had the last such page view, milliseconds since 1970. */
  readonly at: number[];
}

/** Stands for pages of every type and of none. No page type is this, because names are not empty. */
export const anyPage = "";

/** Visits by the types of their pages: each type that some condition asks for, and all pages together. */
export function visitsByPageType({
  timeline,
  meanings,
}: InterpretedTimeline): ReadonlyMap<string, Visits> {
  const { what, session, lastAt } = timeline;
  const all: Visits = { session: [], at: [] };
  const byPageType = new Map([[anyPage, all]]);
  for (let index = 0; index < what.length; index++) {
    if (what[index]?.type !== "page_view") continue;
    const number = session[index] as number;
    const at = lastAt[index] as number;
    addView(all, number, at);
    const meaning = meanings[index] as Meaning;
    if (!meaning.countsVisits) continue;
    const pageType = meaning.pageType as string;
    let visits = byPageType.get(pageType);
    if (visits === undefined) {
      visits = { session: [], at: [] };
      byPageType.set(pageType, visits);
    }
    addView(visits, number, at);
  }
  return byPageType;
}

function addView(visits: Visits, session: number, at: number): void {
  const last = visits.session.length - 1;
  if (visits.session[last] !== session) {
    visits.session.push(session);
    visits.at.push(at);
  } else if (at > (visits.at[last] as number)) visits.at[last] = at;
}

/** When visits with pages of these types, or of any, ended; ascending. A visit with several of them counts once. */
export function endsOfVisits(
  byPageType: ReadonlyMap<string, Visits>,
  pageTypes: readonly string[] = anyPages,
): readonly number[] {
  const [first = anyPage] = pageTypes;
  if (pageTypes.length === 1) return ascending(byPageType.get(first)?.at ?? noTimes);
  const ends = new Map<number, number>();
  for (const pageType of pageTypes) {
    const visits = byPageType.get(pageType);
    visits?.session.forEach((session, index) => {
      const at = visits.at[index] as number;
      const known = ends.get(session);
      if (known === undefined || at > known) ends.set(session, at);
    });
  }
  return ascending([...ends.values()]);
}

const anyPages = [anyPage];
const noTimes: readonly never[] = [];

/** They nearly always ascend already: only totals of the distant past overlap what came after them. */
const ascending = (times: readonly number[]): readonly number[] =>
  times.every((at, index) => index === 0 || at >= (times[index - 1] as number))
    ? times
    : [...times].sort((a, b) => a - b);

/** Only visits with attention data: logs and totals do not say how long a page was looked at. */
export function onePageVisitsIn({
  timeline,
}: Pick<InterpretedTimeline, "timeline">): OnePageVisit[] {
  const { what, at, lastAt, count, session } = timeline;
  const visits: OnePageVisit[] = [];
  for (let index = 0; index < what.length; ) {
    const begunAt = at[index] as number;
    const number = session[index];
    let endedAt = begunAt;
    let views = 0;
    let timed = false;
    for (; session[index] === number; index++) {
      const type = what[index]?.type;
      if (type === "page_view") views += count[index] as number;
      if (type === "engagement") timed = true;
      endedAt = Math.max(endedAt, lastAt[index] as number);
    }
    if (views === 1 && timed) visits.push({ endedAt, lastedMs: endedAt - begunAt });
  }
  return visits;
}
