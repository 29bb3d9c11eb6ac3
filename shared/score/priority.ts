import type { Model } from "../model/model.ts";
import type { Bands } from "./bands.ts";

/**
 * The model's word for this grade and tier: what sales should do first. `null` when the model has no
 * priorities, or when the tier is not one of its own, as for a disqualified lead.
 */
export function priorityOf(
  { priority, tiers }: Pick<Model, "priority" | "tiers">,
  { grade, tier }: Pick<Bands, "grade" | "tier">,
): string | null {
  if (priority === undefined || !tiers.some(({ name }) => name === tier)) return null;
  const row = Object.hasOwn(priority.matrix, grade) ? priority.matrix[grade] : undefined;
  return row !== undefined && Object.hasOwn(row, tier) ? (row[tier] as string) : priority.default;
}
