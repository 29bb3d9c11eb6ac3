import type * as z from "zod";
import { count } from "./count.ts";
import { emailKind } from "./emailKind.ts";
import { engagedSeconds } from "./engagedSeconds.ts";
import { firstChannel } from "./firstChannel.ts";
import { inactiveDays } from "./inactiveDays.ts";
import type { Operator } from "./operator.ts";
import { sessions } from "./sessions.ts";
import { shortVisits } from "./shortVisits.ts";
import { trait } from "./trait.ts";

const table = {
  trait,
  count,
  sessions,
  engagedSeconds,
  inactiveDays,
  shortVisits,
  firstChannel,
  emailKind,
} as const;

type OperatorName = keyof typeof table;
type ConditionOf<Name extends OperatorName> = z.infer<(typeof table)[Name]["schema"]>;

/** A condition on the facts of a lead, by one operator; `all`, `any` and `not` combine them. */
export type FactCondition = { [Name in OperatorName]: ConditionOf<Name> }[OperatorName];

/**
 * Every operator by the key that names it in a condition: `parseModel` refuses every other key. A row
 * under a name other than its schema's key does not compile.
 */
export const operators: {
  readonly [Name in OperatorName]: (typeof table)[Name] &
    (Name extends keyof ConditionOf<Name> ? unknown : never);
} = table;

const operatorNames = Object.keys(table) as readonly OperatorName[];

/** The operator of a condition; `undefined` for conditions on the score (`scoreOperators`). */
export function operatorOf(condition: object): Operator<FactCondition> | undefined {
  const name = operatorNames.find((operator) => operator in condition);
  return name && (operators[name] as unknown as Operator<FactCondition>);
}
