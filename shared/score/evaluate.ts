import type { CompiledModel } from "../model/compile.ts";
import type { Profile } from "../profile/profile.ts";
import { bandOf } from "./band.ts";
import { capGroups } from "./capGroups.ts";
import { judge } from "./condition.ts";
import type { Contribution } from "./contribution.ts";
import { eventContributions } from "./eventContributions.ts";
import { type Facts, factsOf } from "./facts.ts";

/** What a model makes of a profile. */
export interface Evaluation {
  /** Interest: points from behaviour. */
  readonly score: number;
  /** Fit: points from traits. */
  readonly fit: number;
  /** The sum of all contributions, disqualifying ones included. Nothing else moves it. */
  readonly total: number;
  /** A letter for `fit`. */
  readonly grade: string;
  /** A band of the model's `basis`, or `disqualified`. */
  readonly tier: string;
  readonly disqualified: boolean;
  /** In the order of the model's rules; none is 0. */
  readonly contributions: readonly Contribution[];
}

/** The tier of a lead that a `disqualify` rule took off the lists. */
export const disqualifiedTier = "disqualified";

/**
 * Scores a profile: a pure function of the model and of what happened.
 *
 * @example
 * const { total, tier, contributions } = evaluate(compileModel(b2b), profile);
 */
export function evaluate(compiled: CompiledModel, profile: Profile): Evaluation {
  const { model } = compiled;
  const facts = factsOf(compiled, profile);
  const contributions = capGroups(
    model,
    inOrder([...eventContributions(facts), ...stateContributions(compiled, facts)]),
  ).filter(({ points, earned }) => points !== 0 || earned !== 0);

  const sumOf = (kind: Contribution["kind"]) =>
    contributions.reduce((sum, one) => (one.kind === kind ? sum + one.points : sum), 0);
  const score = sumOf("interest");
  const fit = sumOf("fit");
  const disqualified = contributions.some(({ kind }) => kind === "disqualify");
  return {
    score,
    fit,
    total: score + fit + sumOf("disqualify"),
    grade: bandOf(model.grades, fit).letter,
    tier: disqualified
      ? disqualifiedTier
      : bandOf(model.tiers, model.basis === "total" ? score + fit : score).name,
    disqualified,
    contributions,
  };
}

function stateContributions({ stateRules }: CompiledModel, facts: Facts): [number, Contribution][] {
  return stateRules.flatMap(({ rule, index }): [number, Contribution][] => {
    const { holds, because } = judge(rule.when, facts);
    if (!holds) return [];
    return [
      [
        index,
        {
          rule: rule.id,
          title: rule.title,
          kind: rule.kind,
          points: rule.points,
          earned: rule.points,
          count: 1,
          paid: 1,
          reason: because,
          firstAt: null,
          lastAt: null,
        },
      ],
    ];
  });
}

const inOrder = (entries: readonly [number, Contribution][]): Map<number, Contribution> =>
  new Map([...entries].sort(([a], [b]) => a - b));
