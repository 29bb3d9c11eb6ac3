import { type EmailKind, emailKindsOf } from "../classify/emailKind.ts";
import type { CompiledModel, Meaning } from "../model/compile.ts";
import type { EventMatch } from "../model/model.ts";
import type { Adjustment } from "../profile/adjustments.ts";
import type { Profile } from "../profile/profile.ts";
import type { Traits } from "../profile/traits.ts";
import { type EngagedTime, engagedTimes } from "./engaged.ts";
import { once } from "./once.ts";
import { type Moment, timelineOf } from "./timeline.ts";
import {
  anyPage,
  endsOfVisits,
  type OnePageVisit,
  onePageVisitsIn,
  visitsByPageType,
} from "./visits.ts";

/** What a model makes of a profile, worked out once however many rules ask for it. Times ascend. */
export interface Facts {
  readonly compiled: CompiledModel;
  readonly company: CompiledModel["model"]["company"];
  /** IANA name. */
  readonly timeZone: string;
  readonly traits: Traits;
  readonly adjustments: readonly Adjustment[];
  readonly moments: readonly Moment[];
  /** Of each moment, by its place. */
  readonly meanings: readonly Meaning[];
  /** When events of a condition's match happened, and how many at once. */
  readonly occurrencesOf: (match: EventMatch) => readonly Happened[];
  /** For each session with a page view of these types, or of any: when it had the last one. */
  readonly sessionsWith: (pageTypes: readonly string[] | undefined) => readonly number[];
  /** Attention on pages of these types: when it was told, and milliseconds. */
  readonly engagedOn: (pageTypes: readonly string[]) => readonly EngagedTime[];
  /** The last sign of life, or `null`. */
  readonly lastActiveAt: number | null;
  /** Visits of one page: when they ended, and how long they were in milliseconds. */
  readonly onePageVisits: () => readonly OnePageVisit[];
  /** What the e-mail address says of the person. */
  readonly emailKindsOf: (email: string) => ReadonlySet<EmailKind>;
}

export interface Happened {
  readonly at: number;
  readonly count: number;
}

export function factsOf(compiled: CompiledModel, profile: Profile): Facts {
  const moments = timelineOf(profile);
  const meanings = moments.map(({ what, type }) =>
    type === "engagement" ? ofAttention : compiled.meaningOf(what),
  );
  const occurrences = once(() => occurrencesByPlace(moments, meanings));
  const visits = once(() => visitsByPageType({ moments, meanings }));
  const engaged = once(() => engagedTimes({ moments, meanings }, compiled));
  return {
    compiled,
    company: compiled.model.company,
    timeZone: compiled.model.timeZone,
    traits: profile.traits,
    adjustments: profile.adjustments,
    moments,
    meanings,
    occurrencesOf: (match) => {
      const place = compiled.countedMatches.get(match);
      return place === undefined ? none : (occurrences()[place] ?? none);
    },
    sessionsWith: byPageTypes((pageTypes) => endsOfVisits(visits(), pageTypes)),
    engagedOn: byPageTypes((pageTypes) => engagedOnAny(engaged(), pageTypes)),
    lastActiveAt: lastActiveIn(moments),
    onePageVisits: once(() => onePageVisitsIn({ moments })),
    emailKindsOf: rememberedBy((email) => emailKindsOf(email, compiled.model.company)),
  };
}

const none: readonly never[] = [];

/** Half of a life is attention, which no rule matches: to look its meaning up would be half of the work. */
const ofAttention: Meaning = { pageType: null, eventRules: [], counted: [] };

/** By the match's place; a place that nothing fits stays empty. */
function occurrencesByPlace(
  moments: readonly Moment[],
  meanings: readonly Meaning[],
): readonly (readonly Happened[] | undefined)[] {
  const found: Happened[][] = [];
  for (let turn = 0; turn < moments.length; turn++) {
    for (const place of (meanings[turn] as Meaning).counted) {
      const { lastAt: at, count } = moments[turn] as Moment;
      const known = found[place];
      if (known === undefined) found[place] = [{ at, count }];
      else known.push({ at, count });
    }
  }
  return found;
}

function engagedOnAny(
  byPageType: ReadonlyMap<string, readonly EngagedTime[]>,
  pageTypes: readonly string[],
): readonly EngagedTime[] {
  const [first, ...more] = new Set(pageTypes);
  const times = byPageType.get(first ?? anyPage) ?? none;
  if (more.length === 0) return times;
  const all = [times, ...more.map((pageType) => byPageType.get(pageType) ?? none)].flat();
  return all.sort((a, b) => a.at - b.at);
}

/** An unsubscription is the last thing that anyone should take for interest. */
function lastActiveIn(moments: readonly Moment[]): number | null {
  let last: number | null = null;
  for (const { type, lastAt } of moments) {
    if (type !== "email_unsubscribe" && (last === null || lastAt > last)) last = lastAt;
  }
  return last;
}

/** Answers from memory: by the page type where rules ask for one, which most do, else by their list. */
function byPageTypes<Value>(
  work: (pageTypes: readonly string[]) => Value,
): (pageTypes?: readonly string[]) => Value {
  const recall = rememberedBy<string | readonly string[], Value>((wanted) =>
    work(typeof wanted === "string" ? [wanted] : wanted),
  );
  return (pageTypes = all) => recall(pageTypes.length === 1 ? (pageTypes[0] as string) : pageTypes);
}

const all = [anyPage];

function rememberedBy<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
