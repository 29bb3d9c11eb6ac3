import type { Model, Rule } from "../model/model.ts";

/** What a rule would give, were its group not capped. */
export interface Earned {
  readonly rule: Pick<Rule, "group">;
  readonly earned: number;
}

/**
 * What each rule gives, its group's cap applied: a group's sum is brought within its bounds, and what
 * has to go is taken from its last rules first.
 */
export function capGroups({ groups }: Pick<Model, "groups">, earned: readonly Earned[]): number[] {
  const points = earned.map((one) => one.earned);
  for (const [name, { max, min }] of Object.entries(groups)) {
    const sum = earned.reduce(
      (total, one) => (one.rule.group === name ? total + one.earned : total),
      0,
    );
    let excess = Math.max(0, sum - (max ?? sum)) + Math.min(0, sum - (min ?? sum));
    for (let place = earned.length - 1; place >= 0 && excess !== 0; place--) {
      const own = points[place] as number;
      if (earned[place]?.rule.group !== name || own * excess <= 0) continue;
      const taken = excess > 0 ? Math.min(own, excess) : Math.max(own, excess);
      points[place] = own - taken;
      excess -= taken;
    }
  }
  return points;
}
