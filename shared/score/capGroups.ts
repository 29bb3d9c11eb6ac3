import type { CompiledGroup } from "../model/compileGroups.ts";

/**
 * What each rule gives under the caps: a group's sum is brought within its bounds, and the excess is taken
 * from its last rules first. Of groups within groups the inner one comes first, and what is left under its
 * cap counts towards the outer one.
 *
 * @param earned What each rule would give without caps, by its index in the model.
 * @param onCut Called with the index of each rule that a group's cap took points from.
 */
export function capGroups(
  groups: readonly CompiledGroup[],
  earned: readonly number[],
  onCut: (rule: number, group: CompiledGroup) => void = () => {},
): readonly number[] {
  let cut: number[] | undefined;
  for (const group of groups) {
    const { max, min, ruleIndexes } = group;
    const points = cut ?? earned;
    let sum = 0;
    for (const index of ruleIndexes) sum += points[index] as number;
    const excess = Math.max(0, sum - max) + Math.min(0, sum - min);
    if (excess === 0) continue;
    cut ??= [...earned];
    take(excess, cut, ruleIndexes, (index) => onCut(index, group));
  }
  return cut ?? earned;
}

function take(
  excess: number,
  points: number[],
  ruleIndexes: readonly number[],
  onCut: (rule: number) => void,
): void {
  let toTake = excess;
  for (let nth = ruleIndexes.length - 1; nth >= 0 && toTake !== 0; nth--) {
    const index = ruleIndexes[nth] as number;
    const own = points[index] as number;
    if (own * toTake <= 0) continue;
    const taken = toTake > 0 ? Math.min(own, toTake) : Math.max(own, toTake);
    points[index] = own - taken;
    toTake -= taken;
    onCut(index);
  }
}
