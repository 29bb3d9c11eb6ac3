import type { EventRule } from "../model/model.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts } from "./facts.ts";
import { type Limiter, limiterFor } from "./limit.ts";

/** What one event rule counted and paid. */
export interface Account {
  readonly rule: EventRule;
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often it happened, and how often it was paid. */
  readonly count: number;
  readonly paid: number;
  /** When how many were paid; kept for rules that decay. */
  readonly payments: readonly { readonly at: number; readonly paid: number }[];
}

interface OpenAccount extends Account {
  lastAt: number;
  count: number;
  paid: number;
  readonly payments: { at: number; paid: number }[];
  readonly pay: Limiter;
}

/** Shared by all rules that do not decay: they are most, and an array each is a tenth of the time. */
const noPayments: OpenAccount["payments"] = [];

/** Accounts by the rule's place in the model; none for a rule that counted nothing. */
export type Accounts = readonly (Account | undefined)[];

/** Lets every event rule count what happened. */
export function accountsOf({ compiled, moments, meanings, timeZone }: Facts): Accounts {
  const accounts = new Array<OpenAccount | undefined>(compiled.model.rules.length).fill(undefined);
  for (let turn = 0; turn < moments.length; turn++) {
    const moment = moments[turn] as Facts["moments"][number];
    for (const { rule, index } of (meanings[turn] as Facts["meanings"][number]).eventRules) {
      let account = accounts[index];
      if (account === undefined) {
        account = open(rule, moment.at, timeZone);
        accounts[index] = account;
      }
      const paid = account.pay(moment);
      account.count += moment.count;
      account.paid += paid;
      if (moment.lastAt > account.lastAt) account.lastAt = moment.lastAt;
      if (paid > 0 && rule.decay !== undefined) account.payments.push({ at: moment.at, paid });
    }
  }
  return accounts;
}

const open = (rule: EventRule, at: number, timeZone: string): OpenAccount => ({
  rule,
  pay: limiterFor(rule.limit, timeZone),
  payments: rule.decay === undefined ? noPayments : [],
  firstAt: at,
  lastAt: at,
  count: 0,
  paid: 0,
});

/** Points of an account at a moment: each payment is worth half after every half-life. */
export function worthAt({ rule, paid, payments }: Account, now: number): number {
  if (rule.decay === undefined) return rule.points * paid;
  const halfLifeMs = rule.decay.halfLifeDays * dayMs;
  let sum = 0;
  for (const { at, paid: times } of payments) {
    sum += rule.points * times * 0.5 ** (Math.max(0, now - at) / halfLifeMs);
  }
  return sum;
}
