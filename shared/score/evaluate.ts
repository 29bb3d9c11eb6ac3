import type { CompiledModel } from "../model/compile.ts";
import type { Model } from "../model/model.ts";
import type { Profile } from "../profile/profile.ts";
import { type Account, accountsOf, earnedAt } from "./account.ts";
import { adjustedAt } from "./adjusted.ts";
import { bandOf } from "./band.ts";
import { capGroups } from "./capGroups.ts";
import { judge } from "./condition.ts";
import { type Contribution, contributionOf, type Ground } from "./contribution.ts";
import { type Facts, factsOf } from "./facts.ts";

/** What a model makes of a profile at a moment. */
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
  /** In the order of the model's rules; one of 0 points was cut by its group's cap. */
  readonly contributions: readonly Contribution[];
}

/** The tier of a lead that a `disqualify` rule took off the lists. */
export const disqualifiedTier = "disqualified";

/**
 * Scores a profile: a pure function of the model, of what happened, and of the moment.
 *
 * @param now Milliseconds since 1970.
 * @example
 * const { total, tier, contributions } = evaluate(compileModel(b2b), profile, now);
 */
export function evaluate(compiled: CompiledModel, profile: Profile, now: number): Evaluation {
  return evaluatePrepared(prepare(compiled, profile), now);
}

/** The same for a profile that is asked about more than one moment. */
export function evaluatePrepared(prepared: Prepared, now: number): Evaluation {
  const { model } = prepared.compiled;
  const grounds = groundsAt(prepared, now);
  const points = capGroups(model, grounds);
  const contributions = grounds.map((ground, place) =>
    contributionOf(ground, points[place] as number, model.groups[ground.rule.group ?? ""]?.title),
  );
  return { ...standingOf(model, grounds, points), contributions };
}

/** A profile as one model sees it, at whatever moment. */
export interface Prepared {
  readonly compiled: CompiledModel;
  readonly facts: Facts;
  readonly accounts: ReadonlyMap<number, Account>;
}

export function prepare(compiled: CompiledModel, profile: Profile): Prepared {
  const facts = factsOf(compiled, profile);
  return { compiled, facts, accounts: accountsOf(facts) };
}

/** What every rule gives at a moment, caps aside, in the order of the model, then what was given by hand; none earned 0. */
export function groundsAt({ compiled, facts, accounts }: Prepared, now: number): Ground[] {
  const grounds: Ground[] = [];
  compiled.model.rules.forEach((rule, index) => {
    if ("when" in rule) {
      const { holds, because } = judge(rule.when, facts, now);
      if (holds && rule.points !== 0) grounds.push({ rule, earned: rule.points, because });
      return;
    }
    const account = accounts.get(index);
    if (account === undefined) return;
    const earned = earnedAt(account, now);
    if (earned !== 0) grounds.push({ rule, earned, account });
  });
  return [...grounds, ...adjustedAt(facts.adjustments, now)];
}

/** The sums of points, and the bands they fall into. */
export function standingOf(
  model: Model,
  grounds: readonly Ground[],
  points: readonly number[],
): Omit<Evaluation, "contributions"> {
  const sumOf = (kind: Contribution["kind"]) =>
    points.reduce((sum, one, place) => (grounds[place]?.rule.kind === kind ? sum + one : sum), 0);
  const score = sumOf("interest");
  const fit = sumOf("fit");
  const disqualified = grounds.some(({ rule }) => rule.kind === "disqualify");
  return {
    score,
    fit,
    total: score + fit + sumOf("disqualify"),
    grade: bandOf(model.grades, fit).letter,
    tier: disqualified
      ? disqualifiedTier
      : bandOf(model.tiers, model.basis === "total" ? score + fit : score).name,
    disqualified,
  };
}
