import type { Condition } from "./condition.ts";
import type { LeadFacts } from "./facts.ts";
import type { Operator } from "./operator.ts";
import { type FactCondition, operatorOf } from "./operators.ts";
import { allOf, anyOf, notOf, type Verdict } from "./verdict.ts";

export type Evaluate = (condition: Condition, facts: LeadFacts, now: number) => Verdict;

/** The verdict of a condition at a moment (milliseconds since 1970). */
export const evaluateCondition: Evaluate = (condition, facts, now) =>
  operationOf(condition).holds(condition as never, facts, now);

/** The same, for code that evaluates one condition again and again. */
export const evaluatorOf = (condition: Condition): Evaluate =>
  operationOf(condition).holds as Evaluate;

/** The facts that decide a condition, as a sentence; most verdicts are never explained. */
export const reasonFor = (condition: Condition, facts: LeadFacts, now: number): string =>
  operationOf(condition).because(condition as never, facts, now);

type Operation = Pick<Operator<FactCondition>, "holds" | "because">;

const all: Pick<Operator<{ all: Condition[] }>, "holds" | "because"> = {
  holds: ({ all }, facts, now) => allOf(all, (part) => evaluateCondition(part, facts, now)),
  because: ({ all }, facts, now) => becauseOf(all, [false, null], facts, now),
};

const any: Pick<Operator<{ any: Condition[] }>, "holds" | "because"> = {
  holds: ({ any }, facts, now) => anyOf(any, (part) => evaluateCondition(part, facts, now)),
  because: ({ any }, facts, now) => becauseOf(any, [true, null], facts, now),
};

const not: Pick<Operator<{ not: Condition }>, "holds" | "because"> = {
  holds: ({ not }, facts, now) => notOf(evaluateCondition(not, facts, now)),
  because: ({ not }, facts, now) => {
    const reason = reasonFor(not, facts, now);
    return evaluateCondition(not, facts, now) === null ? reason : `not: ${reason}`;
  },
};

/** The part that decides, the first of the kinds that do; all of them when it takes all. */
function becauseOf(
  parts: readonly Condition[],
  deciding: readonly Verdict[],
  facts: LeadFacts,
  now: number,
): string {
  for (const kind of deciding) {
    const part = parts.find((one) => evaluateCondition(one, facts, now) === kind);
    if (part !== undefined) return reasonFor(part, facts, now);
  }
  return parts.map((part) => reasonFor(part, facts, now)).join(", ");
}

/** The operation of each condition: finding it by its name takes longer than most verdicts. */
const operations = new WeakMap<Condition, Operation>();

function operationOf(condition: Condition): Operation {
  let found = operations.get(condition);
  if (found === undefined) {
    found = findOperation(condition);
    operations.set(condition, found);
  }
  return found;
}

function findOperation(condition: Condition): Operation {
  if ("all" in condition) return all as unknown as Operation;
  if ("any" in condition) return any as unknown as Operation;
  if ("not" in condition) return not as unknown as Operation;
  const operator = operatorOf(condition);
  if (operator === undefined) throw new Error("parseModel accepted an unknown operator");
  // One shape for all operations: rows of the table have different ones, which are slow to read.
  const { holds, because } = operator;
  return { holds, because };
}
