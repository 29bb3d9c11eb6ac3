import { partsOf } from "./combined.ts";
import type { Condition } from "./condition.ts";
import { operatorOf } from "./operators.ts";

/** What a condition asks for, in a line for people, e.g. `2 visits this week`. */
export function conditionInWords(condition: Condition): string {
  const parts = partsOf(condition);
  if (parts === null) return operatorOf(condition)?.inWords(condition as never) ?? "";
  const inner = parts.map(bracketed);
  return "not" in condition
    ? `not: ${inner[0]}`
    : inner.join("all" in condition ? " and " : " or ");
}

const bracketed = (part: Condition): string =>
  "all" in part || "any" in part ? `(${conditionInWords(part)})` : conditionInWords(part);
