import type { Model } from "../model/model.ts";

interface Placed {
  readonly grade: string;
  readonly tier: string;
}

/**
 * The word that tells sales what to do first: the model's for this grade and tier. `null` when the
 * model has none, or the tier is none of its own, as that of a disqualified lead.
 */
export function priorityOf(
  { priority, tiers }: Pick<Model, "priority" | "tiers">,
  { grade, tier }: Placed,
): string | null {
  if (priority === undefined || !tiers.some(({ name }) => name === tier)) return null;
  const row = Object.hasOwn(priority.matrix, grade) ? priority.matrix[grade] : undefined;
  return row !== undefined && Object.hasOwn(row, tier) ? (row[tier] as string) : priority.default;
}
