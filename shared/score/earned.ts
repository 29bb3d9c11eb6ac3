import type { CompiledModel } from "../model/compile.ts";
import type { Condition } from "../model/model.ts";
import { type Accounts, worthAt } from "./account.ts";
import { pointsAt } from "./adjusted.ts";
import { evaluatorOf, type Judge } from "./condition.ts";
import type { Facts } from "./facts.ts";

/** What every rule gives at a moment, its group's cap aside, and what people gave by hand. */
export interface Earned {
  /** By the rule's place in the model; 0 for nothing. */
  readonly byRule: readonly number[];
  /** By the adjustment's place in the profile; 0 for one that is not in force. */
  readonly byHand: readonly number[];
}

/** What points rest on, whatever the moment. */
export interface ScoringContext {
  readonly compiled: CompiledModel;
  readonly facts: Facts;
  readonly accounts: Accounts;
}

export function earnedAt({ compiled, facts, accounts }: ScoringContext, now: number): Earned {
  const byRule = new Array<number>(accounts.length);
  for (let place = 0; place < accounts.length; place++) {
    const account = accounts[place];
    byRule[place] = account === undefined ? 0 : worthAt(account, now);
  }
  for (const { condition, holds, index, points } of asksOf(compiled)) {
    if (holds(condition, facts, now) === true) byRule[index] = points;
  }
  return { byRule, byHand: facts.adjustments.map((adjustment) => pointsAt(adjustment, now)) };
}

/** What a state rule asks, with all that is needed to hear the answer: rules come in a dozen shapes. */
interface Ask {
  readonly condition: Condition;
  readonly holds: Judge;
  readonly index: number;
  readonly points: number;
}

const asks = new WeakMap<CompiledModel, readonly Ask[]>();

function asksOf(compiled: CompiledModel): readonly Ask[] {
  const known = asks.get(compiled);
  if (known !== undefined) return known;
  const made = compiled.stateRules.map(({ rule: { when, points }, index }): Ask => {
    return { condition: when, holds: evaluatorOf(when), index, points };
  });
  asks.set(compiled, made);
  return made;
}
