import { evaluateCondition, reasonFor } from "../conditions/evaluateCondition.ts";
import type { CompiledModel } from "../model/compile.ts";
import type { Kind } from "../model/model.ts";
import type { Profile } from "../profile/profile.ts";
import { factsOf } from "./facts.ts";

/** A rule that pays nothing because a trait has the wrong type, e.g. a company size of "many". */
export interface NotEvaluable {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly kind: Kind;
  /** What it would be worth. */
  readonly points: number;
  /** A sentence for people: which trait, and what it should be. */
  readonly reason: string;
}

/**
 * The rules that cannot be evaluated at a moment (milliseconds since 1970), in the order of the model. Not
 * part of an evaluation, which runs a thousand times more often than a person asks for reasons.
 */
export function notEvaluableAt(
  compiled: CompiledModel,
  profile: Profile,
  now: number,
): NotEvaluable[] {
  const facts = factsOf(compiled, profile);
  return compiled.stateRules.flatMap(({ rule: { id, title, kind, points, when } }) => {
    if (evaluateCondition(when, facts, now) !== null) return [];
    return [{ rule: id, title, kind, points, reason: reasonFor(when, facts, now) }];
  });
}
