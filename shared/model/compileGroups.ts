import { chainOf } from "../score/capGroups.ts";
import type { Model, Rule } from "./model.ts";

/** A group with a cap, and the places of its rules, those of groups within it included. */
export interface CompiledGroup {
  readonly title: string;
  readonly max: number;
  readonly min: number;
  readonly places: readonly number[];
}

/** Innermost first, as caps are applied. */
export function compileGroups(
  groups: Model["groups"],
  rules: readonly Pick<Rule, "group">[],
): CompiledGroup[] {
  const chains = rules.map(({ group }) => (group === undefined ? [] : chainOf(group, groups)));
  return Object.entries(groups)
    .map(([name, { title, max, min }]) => ({
      title,
      max: max ?? Number.POSITIVE_INFINITY,
      min: min ?? Number.NEGATIVE_INFINITY,
      places: chains.flatMap((chain, place) => (chain.includes(name) ? [place] : [])),
      depth: chainOf(name, groups).length,
    }))
    .sort((a, b) => b.depth - a.depth);
}
