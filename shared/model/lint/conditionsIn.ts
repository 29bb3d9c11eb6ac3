import type { Condition } from "../model.ts";

/** A condition and all that it is made of. */
export function conditionsIn(condition: Condition): Condition[] {
  if ("all" in condition) return [condition, ...condition.all.flatMap(conditionsIn)];
  if ("any" in condition) return [condition, ...condition.any.flatMap(conditionsIn)];
  if ("not" in condition) return [condition, ...conditionsIn(condition.not)];
  return [condition];
}
