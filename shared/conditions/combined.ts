/** How conditions combine others: `all`, `any` and `not`, over whatever leaves. */
import * as z from "zod";
import { allOf, anyOf, notOf, type Verdict } from "./verdict.ts";

export type Combined<Leaf> =
  | Leaf
  | { all: Combined<Leaf>[] }
  | { any: Combined<Leaf>[] }
  | { not: Combined<Leaf> };

/** Accepts one of the leaves, or a combination of them. */
export function combinedSchema<Leaf>(
  leaves: readonly [z.ZodType<Leaf>, ...z.ZodType<Leaf>[]],
): z.ZodType<Combined<Leaf>> {
  const condition = z.lazy(() =>
    z.union([
      ...leaves,
      z.strictObject({ all: z.array(condition).min(1).max(20) }),
      z.strictObject({ any: z.array(condition).min(1).max(20) }),
      z.strictObject({ not: condition }),
    ]),
  ) as z.ZodType<Combined<Leaf>>;
  return condition;
}

/** The conditions that a condition combines; `null` for a leaf. */
export function partsOf<Leaf extends object>(
  condition: Combined<Leaf>,
): readonly Combined<Leaf>[] | null {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : null;
}

/** Every leaf of a condition, in order. */
export function leavesOf<Leaf extends object>(condition: Combined<Leaf>): readonly Leaf[] {
  const parts = partsOf(condition);
  return parts === null ? [condition as Leaf] : parts.flatMap((part) => leavesOf(part));
}

/** The verdict of a condition from those of its leaves. */
export function verdictOf<Leaf extends object>(
  condition: Combined<Leaf>,
  evaluateLeaf: (leaf: Leaf) => Verdict,
): Verdict {
  const evaluate = (part: Combined<Leaf>) => verdictOf(part, evaluateLeaf);
  if ("all" in condition) return allOf(condition.all, evaluate);
  if ("any" in condition) return anyOf(condition.any, evaluate);
  return "not" in condition ? notOf(evaluate(condition.not)) : evaluateLeaf(condition as Leaf);
}
