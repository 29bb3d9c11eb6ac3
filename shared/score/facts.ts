import { type EmailKind, emailKindsOf } from "../classify/emailKind.ts";
import type { CompiledModel, Meaning } from "../model/compile.ts";
import type { EventMatch } from "../model/model.ts";
import type { Adjustment } from "../profile/adjustments.ts";
import type { Profile } from "../profile/profile.ts";
import type { Traits } from "../profile/traits.ts";
import { type EngagedTime, engagedTimes } from "./engaged.ts";
import { type Timeline, timelineOf } from "./timeline.ts";
import {
  anyPage,
  endsOfVisits,
  type OnePageVisit,
  onePageVisitsIn,
  type Visits,
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
  readonly timeline: Timeline;
  /** Of each place of the timeline. */
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
  const timeline = timelineOf(profile);
  const { what } = timeline;
  const meanings = new Array<Meaning>(what.length);
  for (let place = 0; place < what.length; place++) {
    const one = what[place] as (typeof what)[number];
    meanings[place] = one.type === "engagement" ? ofAttention : compiled.meaningOf(one);
  }
  const walk = { timeline, meanings };
  // Each is worked out when a rule first asks for it.
  let occurrences: readonly (readonly Happened[] | undefined)[] | undefined;
  let visits: ReadonlyMap<string, Visits> | undefined;
  let engaged: ReadonlyMap<string, readonly EngagedTime[]> | undefined;
  let onePageVisits: readonly OnePageVisit[] | undefined;
  let kinds: { readonly email: string; readonly of: ReadonlySet<EmailKind> } | undefined;
  return {
    compiled,
    company: compiled.model.company,
    timeZone: compiled.model.timeZone,
    traits: profile.traits,
    adjustments: profile.adjustments,
    timeline,
    meanings,
    occurrencesOf: (match) => {
      const place = compiled.countedMatches.get(match);
      occurrences ??= occurrencesByPlace(timeline, meanings);
      return place === undefined ? none : (occurrences[place] ?? none);
    },
    sessionsWith: (pageTypes) => {
      visits ??= visitsByPageType(walk);
      return endsOfVisits(visits, pageTypes);
    },
    engagedOn: (pageTypes) => {
      engaged ??= engagedTimes(walk, compiled);
      return engagedOnAny(engaged, pageTypes);
    },
    lastActiveAt: lastActiveIn(timeline),
    onePageVisits: () => {
      onePageVisits ??= onePageVisitsIn({ timeline });
      return onePageVisits;
    },
    emailKindsOf: (email) => {
      if (kinds?.email !== email)
        kinds = { email, of: emailKindsOf(email, compiled.model.company) };
      return kinds.of;
    },
  };
}

const none: readonly never[] = [];

/** Half of a life is attention, which no rule matches: to look its meaning up would be half of the work. */
const ofAttention: Meaning = {
  pageType: null,
  eventRules: [],
  counted: [],
  visitsAreAsked: false,
  attentionIsAsked: false,
};

/** By the match's place; a place that nothing fits stays empty. */
function occurrencesByPlace(
  { lastAt, count }: Timeline,
  meanings: readonly Meaning[],
): readonly (readonly Happened[] | undefined)[] {
  const found: Happened[][] = [];
  for (let turn = 0; turn < meanings.length; turn++) {
    for (const place of (meanings[turn] as Meaning).counted) {
      const happened = { at: lastAt[turn] as number, count: count[turn] as number };
      const known = found[place];
      if (known === undefined) found[place] = [happened];
      else known.push(happened);
    }
  }
  return found;
}

function engagedOnAny(
  byPageType: ReadonlyMap<string, readonly EngagedTime[]>,
  pageTypes: readonly string[],
): readonly EngagedTime[] {
  const [first = anyPage] = pageTypes;
  if (pageTypes.length === 1) return byPageType.get(first) ?? none;
  const times = [...new Set(pageTypes)].flatMap((pageType) => byPageType.get(pageType) ?? none);
  return times.sort((a, b) => a.at - b.at);
}

/** An unsubscription is the last thing that anyone should take for interest. */
function lastActiveIn({ what, lastAt }: Timeline): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let place = what.length - 1; place >= 0; place--) {
    const at = lastAt[place] as number;
    if (at > last && what[place]?.type !== "email_unsubscribe") last = at;
  }
  return last === Number.NEGATIVE_INFINITY ? null : last;
}
