import { channelOf, type Origin } from "../classify/channel.ts";
import { compileGlobs } from "../classify/glob.ts";
import { compilePageTypes, withoutTrailingSlash } from "../classify/pageType.ts";
import type { Occurrence, Source } from "../profile/occurrence.ts";
import type { Condition, EventMatch, EventRule, Kind, Model, Rule, StateRule } from "./model.ts";

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
  /** Whose occurrences conditions count, and the place of each. */
  readonly countedMatches: ReadonlyMap<EventMatch, number>;
  /** Kind of each rule, by its place: sums ask for it far more often than for the rule. */
  readonly kinds: readonly Kind[];
  readonly groups: readonly CompiledGroup[];
  /** What the model makes of an occurrence. The same object for equal occurrences. */
  readonly meaningOf: (occurrence: Matchable) => Meaning;
}

/** A group with a cap, and the places of its rules. */
export interface CompiledGroup {
  readonly max: number;
  readonly min: number;
  readonly places: readonly number[];
}

export interface Meaning {
  readonly pageType: string | null;
  /** Event rules that count this. */
  readonly eventRules: readonly Placed<EventRule>[];
  /** Places of the conditions' matches (`countedMatches`) that this occurrence fits. */
  readonly counted: readonly number[];
}

/** Distinct pages and files remembered: enough for any site, little enough for an isolate of 128 MB. */
const maxMeanings = 5_000;

export function compileModel(model: Model): CompiledModel {
  const placed = model.rules.map((rule, index) => ({ rule, index }));
  const eventRules = placed.filter((entry): entry is Placed<EventRule> => "on" in entry.rule);
  const stateRules = placed.filter((entry): entry is Placed<StateRule> => "when" in entry.rule);
  const ruleTests = eventRules.map((entry) => ({ entry, fits: compileMatch(entry.rule.on) }));
  const countedMatches = new Map(
    stateRules.flatMap(({ rule }) => countedIn(rule.when)).map((match, place) => [match, place]),
  );
  const countTests = [...countedMatches].map(([match, place]) => ({
    place,
    fits: compileMatch(match),
  }));
  const pageTypeOf = compilePageTypes(model.pageTypes);

  const interpret = ({ type, object, page, verified }: Matchable, origin: Origin | null) => {
    const isPage = type === "page_view" || type === "engagement";
    const pageType = isPage ? pageTypeOf(object, page) : null;
    const seen = { type, object, pageType, origin, verified: verified === true };
    return {
      pageType,
      eventRules: ruleTests.filter(({ fits }) => fits(seen)).map(({ entry }) => entry),
      counted: countTests.filter(({ fits }) => fits(seen)).map(({ place }) => place),
    };
  };
  return {
    model,
    eventRules,
    stateRules,
    timedRules: stateRules.filter(({ rule }) => dependsOnTime(rule.when)),
    decayingRules: eventRules.filter(({ rule }) => rule.decay !== undefined),
    countedMatches,
    kinds: model.rules.map(({ kind }) => kind),
    groups: compileGroups(model),
    meaningOf: remember(interpret),
  };
}

const compileGroups = ({ groups, rules }: Model): CompiledGroup[] =>
  Object.entries(groups).map(([name, { max, min }]) => ({
    max: max ?? Number.POSITIVE_INFINITY,
    min: min ?? Number.NEGATIVE_INFINITY,
    places: rules.flatMap(({ group }, place) => (group === name ? [place] : [])),
  }));

/** What matches are asked about: an occurrence, and what is known of it. */
interface Seen {
  readonly type: Occurrence["type"];
  readonly object: string;
  readonly pageType: string | null;
  /** `null` for what came from another page of the site: by no channel. */
  readonly origin: Origin | null;
  readonly verified: boolean;
}

/** What is known of occurrences that came from one place, by their type and then by their object. */
interface Arrivals {
  readonly origin: Origin | null;
  readonly byType: Map<string, Map<string, Meaning>>;
}

/**
 * Maps within maps, so that the common case (a page that says nothing of itself) builds no text: building
 * one costs more than all the rules do.
 */
function remember(
  interpret: (occurrence: Matchable, origin: Origin | null) => Meaning,
): CompiledModel["meaningOf"] {
  let inside: Arrivals = { origin: null, byType: new Map() };
  const arrivals = new Map<string, Arrivals>();
  let size = 0;
  /** Where a visitor came from takes as long to read as 50 page views: each distinct source is read once. */
  const arrivalsBy = (source: Source): Arrivals => {
    const name = source.campaign === undefined ? `${source.referrer}` : JSON.stringify(source);
    const known = arrivals.get(name);
    if (known !== undefined) return known;
    const found: Arrivals = { origin: channelOf(source), byType: new Map() };
    arrivals.set(name, found);
    return found;
  };
  return (occurrence) => {
    if (size >= maxMeanings) {
      inside = { origin: null, byType: new Map() };
      arrivals.clear();
      size = 0;
    }
    const { type, object, page, verified, source } = occurrence;
    const { origin, byType } = source === undefined ? inside : arrivalsBy(source);
    const kind = verified ? `verified ${type}` : type;
    const name = page === undefined ? object : `${object} ${JSON.stringify(page)}`;
    let byName = byType.get(kind);
    if (byName === undefined) {
      byName = new Map();
      byType.set(kind, byName);
    }
    let meaning = byName.get(name);
    if (meaning === undefined) {
      meaning = interpret(occurrence, origin);
      byName.set(name, meaning);
      size++;
    }
    return meaning;
  };
}

/** The matches whose occurrences a condition counts. */
function countedIn(condition: Condition): EventMatch[] {
  if ("count" in condition) return [condition.count];
  if ("all" in condition) return condition.all.flatMap(countedIn);
  if ("any" in condition) return condition.any.flatMap(countedIn);
  return "not" in condition ? countedIn(condition.not) : [];
}

/** What is said of a person stays so; what is counted does unless it is counted in a window. */
function dependsOnTime(condition: Condition): boolean {
  if ("all" in condition) return condition.all.some(dependsOnTime);
  if ("any" in condition) return condition.any.some(dependsOnTime);
  if ("not" in condition) return dependsOnTime(condition.not);
  if ("trait" in condition || "emailKind" in condition || "firstChannel" in condition) return false;
  if ("count" in condition) return condition.lastDays !== undefined;
  if ("sessions" in condition) return condition.sessions.lastDays !== undefined;
  if ("engagedSeconds" in condition) return condition.engagedSeconds.lastDays !== undefined;
  return true;
}

function compileMatch({ event, pageType, object, channel }: EventMatch): (seen: Seen) => boolean {
  const objectMatches = object && compileGlobs(object);
  return (seen) =>
    seen.type === event &&
    (pageType === undefined || (seen.pageType !== null && pageType.includes(seen.pageType))) &&
    (channel === undefined || (seen.origin !== null && channel.includes(seen.origin.channel))) &&
    (objectMatches === undefined || objectMatches(withoutTrailingSlash(seen.object)));
}
