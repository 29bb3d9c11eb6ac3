import { compilePageTypes } from "../classify/pageType.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import { compileMatch } from "./compileMatch.ts";
import type { Condition, EventMatch, EventRule, Model, Rule, StateRule } from "./model.ts";

/** The part of an occurrence that rules look at. */
export type Matchable = Pick<Occurrence, "type" | "object" | "page" | "source" | "verified">;

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
  /** What the model makes of an occurrence. The same object for equal occurrences. */
  readonly meaningOf: (occurrence: Matchable) => Meaning;
}

export interface Meaning {
  readonly pageType: string | null;
  /** Event rules that count this. */
  readonly eventRules: readonly Placed<EventRule>[];
  /** Matches of event rules and conditions that this occurrence fits. */
  readonly fits: ReadonlySet<EventMatch>;
}

/** Distinct pages and files remembered: enough for any site, little enough for an isolate of 128 MB. */
const maxMeanings = 5_000;

export function compileModel(model: Model): CompiledModel {
  const placed = model.rules.map((rule, index) => ({ rule, index }));
  const eventRules = placed.filter((entry): entry is Placed<EventRule> => "on" in entry.rule);
  const stateRules = placed.filter((entry): entry is Placed<StateRule> => "when" in entry.rule);
  const tests = [
    ...eventRules.map(({ rule }) => rule.on),
    ...stateRules.flatMap(({ rule }) => countedIn(rule.when)),
  ].map((match) => ({ match, fits: compileMatch(match) }));
  const pageTypeOf = compilePageTypes(model.pageTypes);

  const interpret = (occurrence: Matchable): Meaning => {
    const { type, object, page } = occurrence;
    const isPage = type === "page_view" || type === "engagement";
    const pageType = isPage ? pageTypeOf(object, page) : null;
    const fits = new Set(
      tests.filter((test) => test.fits(occurrence, pageType)).map(({ match }) => match),
    );
    return { pageType, fits, eventRules: eventRules.filter(({ rule }) => fits.has(rule.on)) };
  };
  return { model, eventRules, stateRules, meaningOf: remember(interpret) };
}

/** Two levels of maps, so that the common case (a page that says nothing of itself) builds no text. */
function remember(interpret: (occurrence: Matchable) => Meaning): CompiledModel["meaningOf"] {
  const byType = new Map<string, Map<string, Meaning>>();
  let size = 0;
  return (occurrence) => {
    const { type, object, page, source, verified } = occurrence;
    const name =
      page === undefined && source === undefined && verified === undefined
        ? object
        : `${object} ${JSON.stringify([page, source, verified])}`;
    let byName = byType.get(type);
    const known = byName?.get(name);
    if (known !== undefined) return known;
    if (size >= maxMeanings) {
      byType.clear();
      byName = undefined;
      size = 0;
    }
    if (byName === undefined) {
      byName = new Map();
      byType.set(type, byName);
    }
    const meaning = interpret(occurrence);
    byName.set(name, meaning);
    size++;
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
