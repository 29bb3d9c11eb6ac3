import type { Model } from "../model.ts";
import type { ModelFault } from "../modelFault.ts";

/** Pairs of grade and tier that the matrix leaves to its default, reported once for each grade. */
export function priorityGaps({ priority, grades, tiers }: Model): ModelFault[] {
  if (priority === undefined) return [];
  return grades.flatMap(({ letter }) => {
    const row = Object.hasOwn(priority.matrix, letter) ? priority.matrix[letter] : undefined;
    const missing = tiers.map(({ name }) => name).filter((name) => !Object.hasOwn(row ?? {}, name));
    if (missing.length === 0) return [];
    const message = `has no word for ${missing.join(", ")}: they get "${priority.default}"; write it there if that is meant`;
    return [{ at: `priority.matrix.${letter}`, message }];
  });
}
