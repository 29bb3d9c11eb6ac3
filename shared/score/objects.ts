import type { Facts } from "./facts.ts";

/** The three objects that an explanation names, and one more to know whether there are more. */
const maxObjects = 4;

/** The first objects that each event rule counted, by the rule's index. */
export function objectsByRule({ timeline, meanings }: Facts): ReadonlyMap<number, string[]> {
  const byRule = new Map<number, string[]>();
  timeline.what.forEach(({ object }, nth) => {
    for (const { index } of meanings[nth]?.eventRules ?? []) {
      const objects = byRule.get(index);
      if (objects === undefined) byRule.set(index, [object]);
      else if (objects.length < maxObjects && !objects.includes(object)) objects.push(object);
    }
  });
  return byRule;
}
