import { groupChain } from "./groupChain.ts";
import type { Model, Rule } from "./model.ts";

/** A group with a cap, and the indexes of its rules, those of groups within it included. */
export interface CompiledGroup {
  readonly name: string;
  readonly title: string;
  readonly max: number;
  readonly min: number;
  readonly ruleIndexes: readonly number[];
  /** Index of the group that it is part of. */
  readonly within: number | undefined;
}

/** Innermost first, as caps are applied. */
export function compileGroups(
  groups: Model["groups"],
  rules: readonly Pick<Rule, "group">[],
): CompiledGroup[] {
  const chains = rules.map(({ group }) => (group === undefined ? [] : groupChain(group, groups)));
  const inOrder = Object.entries(groups)
    .map(([name, group]) => ({ name, group, depth: groupChain(name, groups).length }))
    .sort((a, b) => b.depth - a.depth);
  return inOrder.map(({ name, group: { title, max, min, within } }) => ({
    name,
    title,
    max: max ?? Number.POSITIVE_INFINITY,
    min: min ?? Number.NEGATIVE_INFINITY,
    ruleIndexes: chains.flatMap((chain, index) => (chain.includes(name) ? [index] : [])),
    within: within === undefined ? undefined : inOrder.findIndex((other) => other.name === within),
  }));
}
