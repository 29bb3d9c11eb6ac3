import type { Facts } from "./facts.ts";

/** Objects named in an explanation, and one more to know that there are more. */
const maxObjects = 4;

/** Some of what each event rule's events happened to, by the rule's place; first come, first named. */
export function objectsByRule({ timeline, meanings }: Facts): ReadonlyMap<number, string[]> {
  const byRule = new Map<number, string[]>();
  timeline.what.forEach(({ object }, place) => {
    for (const { index } of meanings[place]?.eventRules ?? []) {
      const objects = byRule.get(index);
      if (objects === undefined) byRule.set(index, [object]);
      else if (objects.length < maxObjects && !objects.includes(object)) objects.push(object);
    }
  });
  return byRule;
}
