import { compilePageTypes } from "../classify/pageType.ts";
import type { Occurrence, Source } from "../profile/occurrence.ts";
import { type CompiledGroup, compileGroups } from "./compileGroups.ts";
import { compileMatch, type MatchTest } from "./compileMatch.ts";
import { dependsOnTime } from "./dependsOnTime.ts";
import type { EventMatch, EventRule, Kind, Model, Rule, StateRule } from "./model.ts";
import type { SegmentCondition } from "./segmentConditions.ts";

/** The part of an occurrence that rules look at. */
export type Matchable = Pick<Occurrence, "type" | "object" | "page" | "verified" | "source">;

/** A rule, and its place in the model. */
export interface Placed<Of extends Rule> {
  readonly rule: Of;
  readonly index: number;
}

/**
 * A model made ready to evaluate many profiles: patterns are compiled, and what a page or a file means
 * is looked up once for each distinct one.
 */
export interface CompiledModel {
  readonly model: Model;
  readonly eventRules: readonly Placed<EventRule>[];
  readonly stateRules: readonly Placed<StateRule>[];
  /** State rules that time alone may change. */
  readonly timedRules: readonly Placed<StateRule>[];
  /** Event rules whose payments lose worth with time. */
  readonly decayingRules: readonly Placed<EventRule>[];
  /** Conditions of the segments that time alone may change even while tier and stage stay. */
  readonly timedSegments: readonly SegmentCondition[];
  /** Whose occurrences conditions count, and the place of each. */
  readonly countedMatches: ReadonlyMap<EventMatch, number>;
  /** Kind of each rule, by its place: sums ask for it far more often than for the rule. */
  readonly kinds: readonly Kind[];
  readonly groups: readonly CompiledGroup[];
  /** Place among `groups` of the one that each rule is in, by the rule's place. */
  readonly groupOf: readonly (number | undefined)[];
  /** What the model makes of an occurrence. The same object for equal occurrences. */
  readonly meaningOf: (occurrence: Matchable) => Meaning;
}

export interface Meaning {
  readonly pageType: string | null;
  /** Event rules that count this. */
  readonly eventRules: readonly Placed<EventRule>[];
  /** Places of the conditions' matches (`countedMatches`) that this occurrence fits. */
  readonly counted: readonly number[];
  /** Whether some condition asks for visits to pages of this type, or for attention that they got. */
  readonly visitsAreAsked: boolean;
  readonly attentionIsAsked: boolean;
}

/** Distinct pages and files remembered: enough for any site, little enough for an isolate of 128 MB. */
const maxMeanings = 5_000;

export function compileModel(model: Model): CompiledModel {
  const placed = model.rules.map((rule, index) => ({ rule, index }));
  const eventRules = placed.filter((entry): entry is Placed<EventRule> => "on" in entry.rule);
  const stateRules = placed.filter((entry): entry is Placed<StateRule> => "when" in entry.rule);
  const eventMatches = eventRules.map(({ rule }) => rule.on);
  const ruleTests = eventRules.map((entry) => ({ entry, fits: compileMatch(entry.rule.on) }));
  const parts = [
    ...stateRules.map(({ rule }) => rule.when),
    ...Object.values(model.segments).map(({ when }) => when),
  ].flatMap(partsOf);
  const countedMatches = new Map(
    parts
      .flatMap((part) => ("count" in part ? [part.count] : []))
      .map((match, place) => [match, place]),
  );
  const visitedTypes = new Set(
    parts.flatMap((part) => ("sessions" in part ? (part.sessions.withPageType ?? []) : [])),
  );
  const attendedTypes = new Set(
    parts.flatMap((part) => ("engagedSeconds" in part ? part.engagedSeconds.pageType : [])),
  );
  const countTests = [...countedMatches].map(([match, place]) => ({
    place,
    fits: compileMatch(match),
  }));
  const pageTypeOf = compilePageTypes(model.pageTypes);

  const interpret = (occurrence: Matchable): Meaning => {
    const { type, object, page } = occurrence;
    const isPage = type === "page_view" || type === "engagement";
    const pageType = isPage ? pageTypeOf(object, page) : null;
    const fit = ({ fits }: { fits: MatchTest }) => fits(occurrence, pageType);
    return {
      pageType,
      eventRules: ruleTests.filter(fit).map(({ entry }) => entry),
      counted: countTests.filter(fit).map(({ place }) => place),
      visitsAreAsked: pageType !== null && visitedTypes.has(pageType),
      attentionIsAsked: pageType !== null && attendedTypes.has(pageType),
    };
  };
  const groups = compileGroups(model.groups, model.rules);
  return {
    model,
    eventRules,
    stateRules,
    timedRules: stateRules.filter(({ rule }) => dependsOnTime(rule.when)),
    decayingRules: eventRules.filter(({ rule }) => rule.decay !== undefined),
    timedSegments: Object.values(model.segments)
      .map(({ when }) => when)
      .filter(dependsOnTime),
    countedMatches,
    kinds: model.rules.map(({ kind }) => kind),
    groups,
    groupOf: model.rules.map(({ group }) =>
      group === undefined ? undefined : groups.findIndex(({ name }) => name === group),
    ),
    meaningOf: remember(interpret, [...eventMatches, ...countedMatches.keys()].some(looksAtSource)),
  };
}

/** What an occurrence means, by its type (with what its page says of itself) and then by its object. */
interface Meanings {
  readonly byType: Map<string, Map<string, Meaning>>;
  /** What was asked for last, and its meanings: nearly all that is asked for are page views. */
  type: string;
  byName: Map<string, Meaning>;
}

const noMeanings = (): Meanings => ({ byType: new Map(), type: "", byName: new Map() });

const looksAtSource = ({ channel, source, medium, campaign }: EventMatch): boolean =>
  (channel ?? source ?? medium ?? campaign) !== undefined;

/**
 * Maps within maps, so that the common case (a page that says nothing of itself) builds no text: building
 * one costs more than all the rules do.
 *
 * @param bySource Some match asks where a visitor came from.
 */
function remember(
  interpret: (occurrence: Matchable) => Meaning,
  bySource: boolean,
): CompiledModel["meaningOf"] {
  let inside = noMeanings();
  // Apart, because a referrer is whatever a browser says: it may read like a campaign's text.
  const byReferrer = new Map<string | undefined, Meanings>();
  const byCampaign = new Map<string, Meanings>();
  let size = 0;
  const meaningsFrom = (source: Source): Meanings =>
    source.campaign === undefined
      ? meaningsIn(byReferrer, source.referrer)
      : meaningsIn(byCampaign, JSON.stringify(source));
  return (occurrence) => {
    if (size >= maxMeanings) {
      inside = noMeanings();
      byReferrer.clear();
      byCampaign.clear();
      size = 0;
    }
    const { type, object, page, source } = occurrence;
    const meanings = bySource && source !== undefined ? meaningsFrom(source) : inside;
    const told = occurrence.verified ? `verified ${type}` : type;
    // With the type and not with the object, which is whatever a browser says.
    const kind = page === undefined ? told : `${told} ${JSON.stringify(page)}`;
    const byName = kind === meanings.type ? meanings.byName : ofType(meanings, kind);
    let meaning = byName.get(object);
    if (meaning === undefined) {
      meaning = interpret(occurrence);
      byName.set(object, meaning);
      size++;
    }
    return meaning;
  };
}

function meaningsIn<Name>(known: Map<Name, Meanings>, name: Name): Meanings {
  let meanings = known.get(name);
  if (meanings === undefined) {
    meanings = noMeanings();
    known.set(name, meanings);
  }
  return meanings;
}

function ofType(meanings: Meanings, type: string): Map<string, Meaning> {
  const byName = meanings.byType.get(type) ?? new Map<string, Meaning>();
  meanings.byType.set(type, byName);
  meanings.type = type;
  meanings.byName = byName;
  return byName;
}

/** A condition's own conditions, however deep, that are made of no others. */
function partsOf(condition: SegmentCondition): SegmentCondition[] {
  if ("all" in condition) return condition.all.flatMap(partsOf);
  if ("any" in condition) return condition.any.flatMap(partsOf);
  return "not" in condition ? partsOf(condition.not) : [condition];
}
