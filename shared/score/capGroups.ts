import type { CompiledGroup } from "../model/compileGroups.ts";
import type { Model } from "../model/model.ts";

/**
 * What each rule gives, caps applied: a group's sum is brought within its bounds, and what has to go is
 * taken from its last rules first. Of groups within groups the inner one is first, and what it leaves
 * counts towards the outer one.
 *
 * @param earned What each rule would give without caps; by its place in the model.
 * @param onCut Told the place of each rule that a group's cap took points from.
 */
export function capGroups(
  groups: readonly CompiledGroup[],
  earned: readonly number[],
  onCut: (place: number, group: CompiledGroup) => void = () => {},
): readonly number[] {
  let cut: number[] | undefined;
  for (const group of groups) {
    const { max, min, places } = group;
    const points = cut ?? earned;
    let sum = 0;
    for (const place of places) sum += points[place] as number;
    const excess = Math.max(0, sum - max) + Math.min(0, sum - min);
    if (excess === 0) continue;
    cut ??= [...earned];
    take(excess, cut, places, (place) => onCut(place, group));
  }
  return cut ?? earned;
}

function take(
  excess: number,
  points: number[],
  places: readonly number[],
  onCut: (place: number) => void,
): void {
  let toTake = excess;
  for (let turn = places.length - 1; turn >= 0 && toTake !== 0; turn--) {
    const place = places[turn] as number;
    const own = points[place] as number;
    if (own * toTake <= 0) continue;
    const taken = toTake > 0 ? Math.min(own, toTake) : Math.max(own, toTake);
    points[place] = own - taken;
    toTake -= taken;
    onCut(place);
  }
}

/** A group and those that it is within, outermost last. `parseModel` refuses one within itself. */
export function chainOf(
  name: string,
  groups: Readonly<Record<string, Pick<Model["groups"][string], "within">>>,
): string[] {
  const chain = [name];
  for (;;) {
    const outer = groups[chain.at(-1) as string]?.within;
    if (outer === undefined || chain.includes(outer)) return chain;
    chain.push(outer);
  }
}
