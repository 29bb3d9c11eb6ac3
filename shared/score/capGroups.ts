import type { Model, Rule } from "../model/model.ts";

/** What a rule would give, were its group not capped. */
export interface Earned {
  readonly rule: Pick<Rule, "group">;
  readonly earned: number;
}

type Groups = Model["groups"];
type Group = Groups[string];

/**
 * What each rule gives, caps applied: a group's sum is brought within its bounds, and what has to go is
 * taken from its last rules first. Of groups within groups the inner one is first, and what it leaves
 * counts towards the outer one.
 *
 * @param onCut Told the place of each rule that a group's cap took points from.
 */
export function capGroups(
  { groups }: Pick<Model, "groups">,
  earned: readonly Earned[],
  onCut: (place: number, group: Group) => void = () => {},
): number[] {
  const points = earned.map((one) => one.earned);
  for (const { group, members } of innermostFirst(groups)) {
    const isMember = (place: number) => members.has(earned[place]?.rule.group ?? "");
    const sum = points.reduce((total, own, place) => (isMember(place) ? total + own : total), 0);
    let excess = Math.max(0, sum - (group.max ?? sum)) + Math.min(0, sum - (group.min ?? sum));
    for (let place = earned.length - 1; place >= 0 && excess !== 0; place--) {
      const own = points[place] as number;
      if (!isMember(place) || own * excess <= 0) continue;
      const taken = excess > 0 ? Math.min(own, excess) : Math.max(own, excess);
      points[place] = own - taken;
      excess -= taken;
      onCut(place, group);
    }
  }
  return points;
}

/** A group, and the names of itself and all groups within it. */
interface Nested {
  readonly group: Group;
  readonly members: ReadonlySet<string>;
}

/** Worked out once for each model. */
const orders = new WeakMap<Groups, readonly Nested[]>();

function innermostFirst(groups: Groups): readonly Nested[] {
  const known = orders.get(groups);
  if (known !== undefined) return known;
  const chains = Object.keys(groups).map((name) => chainOf(name, groups));
  const order = Object.entries(groups)
    .map(([name, group]) => {
      const inside = chains.filter((chain) => chain.includes(name));
      const depth = chainOf(name, groups).length;
      return { group, depth, members: new Set(inside.map(([member = ""]) => member)) };
    })
    .sort((a, b) => b.depth - a.depth);
  orders.set(groups, order);
  return order;
}

/** A group and those that it is within, outermost last. `parseModel` refuses one within itself. */
export function chainOf(
  name: string,
  groups: Readonly<Record<string, Pick<Group, "within">>>,
): string[] {
  const chain = [name];
  for (;;) {
    const outer = groups[chain.at(-1) as string]?.within;
    if (outer === undefined || chain.includes(outer)) return chain;
    chain.push(outer);
  }
}
