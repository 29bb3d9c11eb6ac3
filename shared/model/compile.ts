import { compileGlobs } from "../classify/glob.ts";
import { compilePageTypes, withoutTrailingSlash } from "../classify/pageType.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { EventMatch, EventRule, Model, StateRule } from "./model.ts";

/** The part of an occurrence that rules look at. */
export type Matchable = Pick<Occurrence, "type" | "object" | "page">;

/**
 * A model made ready to evaluate many profiles: patterns are compiled, and what a page or a file means
 * is looked up once for each distinct one.
 */
export interface CompiledModel {
  readonly model: Model;
  readonly eventRules: readonly { readonly rule: EventRule; readonly index: number }[];
  readonly stateRules: readonly { readonly rule: StateRule; readonly index: number }[];
  /** What the model makes of an occurrence. The same object for equal occurrences. */
  readonly meaningOf: (occurrence: Matchable) => Meaning;
  /** Does this occurrence match? Tests made from one match are shared. */
  readonly matches: (match: EventMatch, occurrence: Matchable) => boolean;
}

export interface Meaning {
  readonly pageType: string | null;
  /** Places in `eventRules` of the rules that this occurrence matches. */
  readonly eventRules: readonly number[];
}

/** Distinct pages and files remembered: enough for any site, little enough for an isolate of 128 MB. */
const maxMeanings = 5_000;

export function compileModel(model: Model): CompiledModel {
  const pageTypeOf = compilePageTypes(model.pageTypes);
  const tests = new Map<EventMatch, (occurrence: Matchable, pageType: string | null) => boolean>();
  const testOf = (match: EventMatch) => {
    const known = tests.get(match);
    if (known) return known;
    const test = compileMatch(match);
    tests.set(match, test);
    return test;
  };
  const placed = model.rules.map((rule, index) => ({ rule, index }));
  const eventRules = placed.filter(
    (entry): entry is { rule: EventRule; index: number } => "on" in entry.rule,
  );
  const stateRules = placed.filter(
    (entry): entry is { rule: StateRule; index: number } => "when" in entry.rule,
  );

  const meanings = new Map<string, Meaning>();
  const meaningOf = (occurrence: Matchable): Meaning => {
    const { type, object, page } = occurrence;
    const id =
      page === undefined ? `${type} ${object}` : `${type} ${object} ${JSON.stringify(page)}`;
    const known = meanings.get(id);
    if (known) return known;
    const onPage = type === "page_view" || type === "engagement";
    const pageType = onPage ? pageTypeOf(object, page) : null;
    const meaning: Meaning = {
      pageType,
      eventRules: eventRules.flatMap(({ rule }, place) =>
        testOf(rule.on)(occurrence, pageType) ? [place] : [],
      ),
    };
    if (meanings.size >= maxMeanings) meanings.clear();
    meanings.set(id, meaning);
    return meaning;
  };

  return {
    model,
    eventRules,
    stateRules,
    meaningOf,
    matches: (match, occurrence) => testOf(match)(occurrence, meaningOf(occurrence).pageType),
  };
}

function compileMatch({ event, pageType, object }: EventMatch) {
  const objectMatches = object && compileGlobs(object);
  return (occurrence: Matchable, typeOfPage: string | null): boolean =>
    occurrence.type === event &&
    (pageType === undefined || (typeOfPage !== null && pageType.includes(typeOfPage))) &&
    (objectMatches === undefined || objectMatches(withoutTrailingSlash(occurrence.object)));
}
