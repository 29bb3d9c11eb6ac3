import type { CompiledModel, Meaning } from "../model/compile.ts";
import type { EventMatch } from "../model/model.ts";
import type { Adjustment } from "../profile/adjustments.ts";
import type { Profile } from "../profile/profile.ts";
import type { Traits } from "../profile/traits.ts";
import { type EngagedTime, engagedTimes } from "./engaged.ts";
import { type Moment, timelineOf } from "./timeline.ts";

/** What a model makes of a profile, worked out once however many rules ask for it. Times ascend. */
export interface Facts {
  readonly company: CompiledModel["model"]["company"];
  readonly traits: Traits;
  readonly adjustments: readonly Adjustment[];
  readonly moments: readonly { readonly moment: Moment; readonly meaning: Meaning }[];
  /** When events of a match happened, and how many at once. */
  readonly occurrencesOf: (match: EventMatch) => readonly { at: number; count: number }[];
  /** For each session with a page view of these types, or of any: when it had the last one. */
  readonly sessionsWith: (pageTypes: readonly string[] | undefined) => readonly number[];
  /** Attention on pages of these types: when it was told, and milliseconds. */
  readonly engagedOn: (pageTypes: readonly string[]) => readonly EngagedTime[];
  /** The last sign of life, or `null`. */
  readonly lastActiveAt: number | null;
  /** Visits of one page: when they ended, and how long they were in milliseconds. */
  readonly onePageVisits: () => readonly { endedAt: number; lastedMs: number }[];
}

/** Page type of all pages, for those of none, too; no page can be of it, names are not empty. */
const anyPage = "";

export function factsOf(compiled: CompiledModel, profile: Profile): Facts {
  const moments = timelineOf(profile).map((moment) => ({
    moment,
    meaning: compiled.meaningOf(moment.what),
  }));
  const engaged = once(() => engagedTimes(profile, compiled));
  const occurrences = once(() => {
    const found = new Map<EventMatch, { at: number; count: number }[]>();
    for (const { moment, meaning } of moments) {
      for (const match of meaning.fits) {
        const entry = { at: moment.lastAt, count: moment.count };
        const known = found.get(match);
        if (known) known.push(entry);
        else found.set(match, [entry]);
      }
    }
    return found;
  });
  const sessions = once(() => {
    const found = new Map<string, Map<number, number>>([[anyPage, new Map()]]);
    for (const { moment, meaning } of moments) {
      if (moment.what.type !== "page_view") continue;
      for (const pageType of meaning.pageType === null ? [anyPage] : [anyPage, meaning.pageType]) {
        const ends = found.get(pageType) ?? new Map<number, number>();
        found.set(pageType, ends);
        ends.set(moment.session, Math.max(ends.get(moment.session) ?? 0, moment.lastAt));
      }
    }
    return found;
  });
  return {
    company: compiled.model.company,
    traits: profile.traits,
    adjustments: profile.adjustments,
    moments,
    occurrencesOf: (match) => occurrences().get(match) ?? [],
    sessionsWith: remembered((pageTypes = [anyPage]) => {
      const ends = new Map<number, number>();
      for (const pageType of pageTypes) {
        for (const [session, at] of sessions().get(pageType) ?? []) {
          ends.set(session, Math.max(ends.get(session) ?? 0, at));
        }
      }
      return [...ends.values()].sort((a, b) => a - b);
    }),
    engagedOn: remembered((pageTypes = []) =>
      engaged().filter(({ pageType }) => pageTypes.includes(pageType)),
    ),
    // An unsubscription is the last thing that anyone should take for interest.
    lastActiveAt: moments
      .filter(({ moment }) => moment.what.type !== "email_unsubscribe")
      .reduce<number | null>((last, { moment }) => Math.max(last ?? 0, moment.lastAt), null),
    onePageVisits: once(() => onePageVisitsIn(moments)),
  };
}

/** Only visits whose page told how long it was looked at: of a log or of totals nobody knows. */
function onePageVisitsIn(moments: Facts["moments"]): { endedAt: number; lastedMs: number }[] {
  const visits = new Map<number, { views: number; first: number; last: number; timed: boolean }>();
  for (const { moment } of moments) {
    const { at, lastAt, what, session, count } = moment;
    const visit = visits.get(session) ?? { views: 0, first: at, last: at, timed: false };
    visits.set(session, visit);
    if (what.type === "page_view") visit.views += count;
    if (what.type === "engagement") visit.timed = true;
    visit.last = Math.max(visit.last, lastAt);
  }
  return [...visits.values()]
    .filter(({ views, timed }) => views === 1 && timed)
    .map(({ first, last }) => ({ endedAt: last, lastedMs: last - first }));
}

/** Works a value out when it is first asked for. */
function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}

/** Answers the same rule, which asks with its own list at every moment, from memory. */
function remembered<Value>(
  work: (pageTypes: readonly string[] | undefined) => Value,
): (pageTypes: readonly string[] | undefined) => Value {
  const known = new Map<readonly string[] | undefined, Value>();
  return (pageTypes) => {
    const before = known.get(pageTypes);
    if (before !== undefined) return before;
    const value = work(pageTypes);
    known.set(pageTypes, value);
    return value;
  };
}
