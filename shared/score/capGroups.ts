import type { CompiledGroup } from "../model/compile.ts";

/**
 * What each rule gives, its group's cap applied: a group's sum is brought within its bounds, and what
 * has to go is taken from its last rules first.
 *
 * @param earned What each rule would give, were its group not capped; by its place in the model.
 */
export function capGroups(
  groups: readonly CompiledGroup[],
  earned: readonly number[],
): readonly number[] {
  let points = earned;
  for (const { max, min, places } of groups) {
    let sum = 0;
    for (const place of places) sum += points[place] as number;
    const excess = Math.max(0, sum - max) + Math.min(0, sum - min);
    if (excess !== 0) points = without(points, excess, places);
  }
  return points;
}

function without(
  points: readonly number[],
  excess: number,
  places: readonly number[],
): readonly number[] {
  const left = [...points];
  let toTake = excess;
  for (let turn = places.length - 1; turn >= 0 && toTake !== 0; turn--) {
    const place = places[turn] as number;
    const own = left[place] as number;
    if (own * toTake <= 0) continue;
    const taken = toTake > 0 ? Math.min(own, toTake) : Math.max(own, toTake);
    left[place] = own - taken;
    toTake -= taken;
  }
  return left;
}
