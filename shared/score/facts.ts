import { type EmailKind, emailKindsOf } from "../classify/emailKind.ts";
import type { EngagedTime, Happened, LeadFacts, OnePageVisit } from "../conditions/facts.ts";
import { eventKinds } from "../events/eventKinds.ts";
import type { CompiledModel } from "../model/compile.ts";
import type { Meaning } from "../model/meaning.ts";
import type { Adjustment } from "../profile/adjustments.ts";
import type { Profile } from "../profile/profile.ts";
import { engagedTimes } from "./engaged.ts";
import { type InterpretedTimeline, type Timeline, timelineOf } from "./timeline.ts";
import { anyPage, endsOfVisits, onePageVisitsIn, type Visits, visitsByPageType } from "./visits.ts";

/** What a model makes of a profile: the facts for conditions, and what event rules count. */
export interface Facts extends LeadFacts, InterpretedTimeline {
  readonly compiled: CompiledModel;
  readonly adjustments: readonly Adjustment[];
}

export function factsOf(compiled: CompiledModel, profile: Profile): Facts {
  const timeline = timelineOf(profile);
  const { what } = timeline;
  const meanings = new Array<Meaning>(what.length);
  for (let index = 0; index < what.length; index++) {
    const one = what[index] as (typeof what)[number];
    meanings[index] = one.type === "engagement" ? ofAttention : compiled.meaningOf(one);
  }
  const walk = { timeline, meanings };
  // Each is computed when a rule first asks for it.
  let occurrences: readonly (readonly Happened[] | undefined)[] | undefined;
  let visits: ReadonlyMap<string, Visits> | undefined;
  let engaged: ReadonlyMap<string, readonly EngagedTime[]> | undefined;
  let onePageVisits: readonly OnePageVisit[] | undefined;
  let kinds: { readonly email: string; readonly of: ReadonlySet<EmailKind> } | undefined;
  return {
    compiled,
    timeZone: compiled.model.timeZone,
    traits: profile.traits,
    adjustments: profile.adjustments,
    timeline,
    meanings,
    occurrencesOf: (match) => {
      const index = compiled.countedMatches.get(match);
      occurrences ??= occurrencesByMatch(timeline, meanings);
      return index === undefined ? none : (occurrences[index] ?? none);
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
    firstPageView: () => what.find(({ type }) => type === "page_view"),
    emailKindsOf: (email) => {
      if (kinds?.email !== email)
        kinds = { email, of: emailKindsOf(email, compiled.model.company) };
      return kinds.of;
    },
  };
}

const none: readonly never[] = [];

/** Half of all occurrences are attention, which no rule matches: looking it up would be half of the work. */
const ofAttention: Meaning = {
  pageType: null,
  eventRules: [],
  counted: [],
  countsVisits: false,
  countsAttention: false,
};

/** By the match's index; a match that fits nothing has no entry. */
function occurrencesByMatch(
  { lastAt, count }: Timeline,
  meanings: readonly Meaning[],
): readonly (readonly Happened[] | undefined)[] {
  const found: Happened[][] = [];
  for (let index = 0; index < meanings.length; index++) {
    for (const match of (meanings[index] as Meaning).counted) {
      const happened = { at: lastAt[index] as number, count: count[index] as number };
      const known = found[match];
      if (known === undefined) found[match] = [happened];
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

function lastActiveIn({ what, lastAt }: Timeline): number | null {
  let last = Number.NEGATIVE_INFINITY;
  for (let index = what.length - 1; index >= 0; index--) {
    const at = lastAt[index] as number;
    if (at > last && isActivity(what[index])) last = at;
  }
  return last === Number.NEGATIVE_INFINITY ? null : last;
}

const isActivity = (what: Timeline["what"][number] | undefined): boolean =>
  what !== undefined && eventKinds[what.type].isActivity;
