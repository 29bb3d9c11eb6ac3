import type { CompiledModel } from "../model/compile.ts";
import { type Accounts, worthAt } from "./account.ts";
import { pointsAt } from "./adjusted.ts";
import { judge } from "./condition.ts";
import type { Facts } from "./facts.ts";

/** What every rule gives at a moment, its group's cap aside, and what people gave by hand. */
export interface Earned {
  /** By the rule's place in the model; 0 for nothing. */
  readonly byRule: readonly number[];
  /** By the adjustment's place in the profile; 0 for one that is not in force. */
  readonly byHand: readonly number[];
}

/** What points rest on, whatever the moment. */
export interface Grounds {
  readonly compiled: CompiledModel;
  readonly facts: Facts;
  readonly accounts: Accounts;
}

export function earnedAt({ compiled, facts, accounts }: Grounds, now: number): Earned {
  const byRule = new Array<number>(compiled.model.rules.length).fill(0);
  for (const { index } of compiled.eventRules) {
    const account = accounts[index];
    if (account !== undefined) byRule[index] = worthAt(account, now);
  }
  for (const { rule, index } of compiled.stateRules) {
    if (judge(rule.when, facts, now) === true) byRule[index] = rule.points;
  }
  return { byRule, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, now)) };
}
