import type { CompiledModel } from "../model/compile.ts";
import { type Accounts, worthAt } from "./account.ts";
import { pointsAt } from "./adjusted.ts";
import type { Facts } from "./facts.ts";

/** What every rule gives at a moment before caps, and what people gave by hand. */
export interface Earned {
  /** By the rule's index in the model; 0 for nothing. */
  readonly byRule: readonly number[];
  /** By the adjustment's index in the profile; 0 for one that is not in force. */
  readonly byHand: readonly number[];
}

/** What points are computed from, at any moment. */
export interface ScoringContext {
  readonly compiled: CompiledModel;
  readonly facts: Facts;
  readonly accounts: Accounts;
}

/** @param now Milliseconds since 1970. */
export function earnedAt({ compiled, facts, accounts }: ScoringContext, now: number): Earned {
  const byRule = new Array<number>(accounts.length);
  for (let index = 0; index < accounts.length; index++) {
    const account = accounts[index];
    byRule[index] = account === undefined ? 0 : worthAt(account, now);
  }
  for (const { condition, holds, index, points } of compiled.stateRules) {
    if (holds(condition, facts, now) === true) byRule[index] = points;
  }
  return { byRule, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, now)) };
}
