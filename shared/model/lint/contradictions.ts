import { partsOf } from "../../conditions/combined.ts";
import type { Condition } from "../../conditions/condition.ts";
import { operatorOf } from "../../conditions/operators.ts";
import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";

/** State rules that can never be true, as far as the model alone shows. */
export const contradictions = ({ rules }: Model): ModelFault[] =>
  rules.flatMap((rule, index) => {
    const why = "when" in rule ? whyNever(rule.when) : null;
    return why === null ? [] : [{ at: `rules.${index}.when`, message: `is never true: ${why}` }];
  });

/** Why a condition can never hold, with the fix, or `null`. */
function whyNever(condition: Condition): string | null {
  if ("any" in condition) {
    const reasons = condition.any.map(whyNever);
    return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
  }
  if ("not" in condition) return null;
  if (!("all" in condition)) return contradictionIn([condition]);
  const parts = requiredBy(condition);
  return firstOf(parts.map(whyNever)) ?? denied(parts) ?? contradictionIn(parts);
}

const firstOf = (reasons: readonly (string | null)[]): string | null =>
  reasons.find((reason) => reason !== null) ?? null;

/** What must hold at once: an `all` in an `all` adds nothing, and `not any` is `all` of `not`. */
function requiredBy(condition: Condition): Condition[] {
  if ("all" in condition) return condition.all.flatMap(requiredBy);
  if ("not" in condition && "any" in condition.not) {
    return condition.not.any.flatMap((part) => requiredBy({ not: part }));
  }
  return [condition];
}

function denied(parts: readonly Condition[]): string | null {
  const stated = new Set(parts.map((part) => JSON.stringify(part)));
  const isDenied = parts.some((part) => "not" in part && stated.has(JSON.stringify(part.not)));
  return isDenied ? "it asks for a condition and for its not; take one of them out" : null;
}

/** Asks each operator whether its conditions can hold at once. */
function contradictionIn(parts: readonly Condition[]): string | null {
  const leaves = parts.filter((part) => partsOf(part) === null);
  const activeWithinDays = Math.min(
    ...leaves.map(
      (leaf) => operatorOf(leaf)?.activeWithinDays(leaf as never) ?? Number.POSITIVE_INFINITY,
    ),
  );
  const operators = [...new Set(leaves.map(operatorOf))];
  return firstOf(
    operators.map((operator) => {
      const conditions = leaves.filter((leaf) => operatorOf(leaf) === operator);
      return operator?.contradiction(conditions as never, activeWithinDays) ?? null;
    }),
  );
}
