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
  /** Some of what it happened to, for the explanation. */
  readonly objects: ReadonlySet<string>;
  /** When how many were paid; kept for rules that decay. */
  readonly payments: readonly { readonly at: number; readonly paid: number }[];
}

interface OpenAccount extends Account {
  lastAt: number;
  count: number;
  paid: number;
  readonly objects: Set<string>;
  readonly payments: { at: number; paid: number }[];
  readonly pay: Limiter;
}

/** Objects named in an explanation, and one more to know that there are more. */
const maxObjects = 4;

/** Lets every event rule count what happened, by the rule's place in the model. */
export function accountsOf({ moments, timeZone }: Facts): ReadonlyMap<number, Account> {
  const accounts = new Map<number, OpenAccount>();
  for (const { moment, meaning } of moments) {
    for (const { rule, index } of meaning.eventRules) {
      let account = accounts.get(index);
      if (account === undefined) {
        account = open(rule, moment.at, timeZone);
        accounts.set(index, account);
      }
      const paid = account.pay(moment);
      account.count += moment.count;
      account.paid += paid;
      account.lastAt = Math.max(account.lastAt, moment.lastAt);
      if (account.objects.size < maxObjects) account.objects.add(moment.what.object);
      if (paid > 0 && rule.decay !== undefined) account.payments.push({ at: moment.at, paid });
    }
  }
  return accounts;
}

const open = (rule: EventRule, at: number, timeZone: string): OpenAccount => ({
  rule,
  pay: limiterFor(rule.limit, timeZone),
  objects: new Set(),
  payments: [],
  firstAt: at,
  lastAt: at,
  count: 0,
  paid: 0,
});

/** Points of an account at a moment: each payment is worth half after every half-life. */
export function earnedAt({ rule, paid, payments }: Account, now: number): number {
  if (rule.decay === undefined) return rule.points * paid;
  const halfLifeMs = rule.decay.halfLifeDays * dayMs;
  return payments.reduce(
    (sum, { at, paid: times }) =>
      sum + rule.points * times * 0.5 ** (Math.max(0, now - at) / halfLifeMs),
    0,
  );
}
