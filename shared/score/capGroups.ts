import type { Model } from "../model/model.ts";
import type { Contribution } from "./contribution.ts";

/**
 * Caps what the rules of a group add or take away together. Rules are paid in the order of the model
 * until the cap is reached; what is cut shows in `earned` and in the reason.
 *
 * @param contributions By the rule's place in the model, ascending.
 */
export function capGroups(
  model: Model,
  contributions: ReadonlyMap<number, Contribution>,
): Contribution[] {
  const sums = new Map<string, number>();
  return [...contributions].map(([index, contribution]) => {
    const name = model.rules[index]?.group;
    const group = name === undefined ? undefined : model.groups[name];
    if (name === undefined || group === undefined) return contribution;
    const before = sums.get(name) ?? 0;
    const after = Math.min(
      group.max ?? Number.POSITIVE_INFINITY,
      Math.max(group.min ?? Number.NEGATIVE_INFINITY, before + contribution.earned),
    );
    sums.set(name, after);
    const points = after - before;
    return points === contribution.earned
      ? contribution
      : { ...contribution, points, reason: `${contribution.reason}; capped by "${group.title}"` };
  });
}
