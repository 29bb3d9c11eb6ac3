import { compilePageTypes } from "../classify/pageType.ts";
import type { Condition } from "../conditions/condition.ts";
import { type Evaluate, evaluatorOf } from "../conditions/evaluateCondition.ts";
import type { EventMatch } from "../conditions/eventMatch.ts";
import { isTimed } from "../conditions/isTimed.ts";
import { mentionsIn } from "../conditions/mentionsIn.ts";
import type { SegmentCondition } from "../conditions/segmentCondition.ts";
import { type CompiledGroup, compileGroups } from "./compileGroups.ts";
import { compileMatch, type MatchTest } from "./compileMatch.ts";
import type { Indexed } from "./indexed.ts";
import type { Matchable } from "./matchable.ts";
import { type Meaning, rememberMeanings } from "./meaning.ts";
import type { EventRule, Kind, Model, StateRule } from "./model.ts";

/**
 * A model that is ready to evaluate many profiles: patterns are compiled, and the meaning of a page or a
 * file is computed once for each distinct one.
 */
export interface CompiledModel {
  readonly model: Model;
  readonly eventRules: readonly Indexed<EventRule>[];
  readonly stateRules: readonly CompiledStateRule[];
  /** State rules that time alone can change. */
  readonly timedRules: readonly CompiledStateRule[];
  /** Event rules whose payments lose worth with time. */
  readonly decayingRules: readonly Indexed<EventRule>[];
  /** Conditions of the segments that time alone can change even while tier and stage stay. */
  readonly timedSegments: readonly SegmentCondition[];
  /** The matches whose occurrences conditions count, and the index of each. */
  readonly countedMatches: ReadonlyMap<EventMatch, number>;
  /** Kind of each rule, by its index: sums need it far more often than the rule. */
  readonly kinds: readonly Kind[];
  readonly groups: readonly CompiledGroup[];
  /** Index in `groups` of the group that each rule is in, by the rule's index. */
  readonly groupOf: readonly (number | undefined)[];
  /** What the model makes of an occurrence. The same object for equal occurrences. */
  readonly meaningOf: (occurrence: Matchable) => Meaning;
}

/** Everything that evaluation needs of a state rule: rules have a dozen shapes, and reading one is slow. */
export interface CompiledStateRule extends Indexed<StateRule> {
  readonly condition: Condition;
  /** The operator's row of the table. */
  readonly holds: Evaluate;
  readonly points: number;
}

export function compileModel(model: Model): CompiledModel {
  const indexed = model.rules.map((rule, index) => ({ rule, index }));
  const eventRules = indexed.filter((entry): entry is Indexed<EventRule> => "on" in entry.rule);
  const stateRules = indexed
    .filter((entry): entry is Indexed<StateRule> => "when" in entry.rule)
    .map(({ rule, index }): CompiledStateRule => {
      const { when, points } = rule;
      return { rule, index, condition: when, holds: evaluatorOf(when), points };
    });
  const segments = Object.values(model.segments).map(({ when }) => when);
  const mentions = [...stateRules.map(({ condition }) => condition), ...segments].flatMap(
    mentionsIn,
  );
  const countedMatches = new Map(
    mentions.flatMap(({ match }) => match ?? []).map((match, index) => [match, index]),
  );
  const groups = compileGroups(model.groups, model.rules);
  return {
    model,
    eventRules,
    stateRules,
    timedRules: stateRules.filter(({ condition }) => isTimed(condition)),
    decayingRules: eventRules.filter(({ rule }) => rule.decay !== undefined),
    timedSegments: segments.filter(isTimed),
    countedMatches,
    kinds: model.rules.map(({ kind }) => kind),
    groups,
    groupOf: model.rules.map(({ group }) =>
      group === undefined ? undefined : groups.findIndex(({ name }) => name === group),
    ),
    meaningOf: rememberMeanings(
      interpreter(model, eventRules, countedMatches, {
        visits: new Set(mentions.flatMap(({ visitsTo }) => visitsTo ?? [])),
        attention: new Set(mentions.flatMap(({ attentionOn }) => attentionOn ?? [])),
      }),
      [...eventRules.map(({ rule }) => rule.on), ...countedMatches.keys()].some(looksAtSource),
    ),
  };
}

/** Computes what an occurrence means: its page type, and everything in the model that counts it. */
function interpreter(
  model: Model,
  eventRules: readonly Indexed<EventRule>[],
  countedMatches: ReadonlyMap<EventMatch, number>,
  pageTypes: { readonly visits: ReadonlySet<string>; readonly attention: ReadonlySet<string> },
): (occurrence: Matchable) => Meaning {
  const ruleTests = eventRules.map((entry) => ({ entry, fits: compileMatch(entry.rule.on) }));
  const countTests = [...countedMatches].map(([match, index]) => ({
    index,
    fits: compileMatch(match),
  }));
  const pageTypeOf = compilePageTypes(model.pageTypes);
  return (occurrence) => {
    const { type, object, page } = occurrence;
    const isPage = type === "page_view" || type === "engagement";
    const pageType = isPage ? pageTypeOf(object, page) : null;
    const fit = ({ fits }: { fits: MatchTest }) => fits(occurrence, pageType);
    return {
      pageType,
      eventRules: ruleTests.filter(fit).map(({ entry }) => entry),
      counted: countTests.filter(fit).map(({ index }) => index),
      countsVisits: pageType !== null && pageTypes.visits.has(pageType),
      countsAttention: pageType !== null && pageTypes.attention.has(pageType),
    };
  };
}

const looksAtSource = ({ channel, source, medium, campaign }: EventMatch): boolean =>
  (channel ?? source ?? medium ?? campaign) !== undefined;
