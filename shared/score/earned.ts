import { worthAt } from "./account.ts";
import { adjustedAt } from "./adjusted.ts";
import { judge } from "./condition.ts";
import type { Prepared } from "./evaluate.ts";
import type { Earned } from "./totals.ts";

export function earnedAt({ compiled, facts, accounts }: Prepared, now: number): Earned {
  const byRule = new Array<number>(compiled.model.rules.length).fill(0);
  for (const { index } of compiled.eventRules) {
    const account = accounts[index];
    if (account !== undefined) byRule[index] = worthAt(account, now);
  }
  for (const { rule, index } of compiled.stateRules) {
    if (judge(rule.when, facts, now).holds) byRule[index] = rule.points;
  }
  return { byRule, byHand: adjustedAt(facts.adjustments, now).map(({ earned }) => earned) };
}
