import type { EventRule } from "../model/model.ts";
import { dayMs } from "../time/day.ts";
import type { Facts } from "./facts.ts";
import { type LimitMemory, memoryFor, payFor } from "./limit.ts";
import type { Timeline } from "./timeline.ts";

/** What one event rule counted and paid. */
export interface Account {
  readonly rule: EventRule;
  /** The rule's points, here because rules have a dozen shapes and reading one is slow. */
  readonly points: number;
  /** `null` when it does not decay. */
  readonly halfLifeMs: number | null;
  readonly firstAt: number;
  readonly lastAt: number;
  /** How often it happened. */
  readonly count: number;
  /** How many of those were paid. */
  readonly paid: number;
  /** When, and how many at once; kept only for rules that decay. */
  readonly payments: readonly { readonly at: number; readonly paid: number }[];
}

interface OpenAccount extends Account {
  lastAt: number;
  count: number;
  paid: number;
  readonly payments: { at: number; paid: number }[];
  readonly memory: LimitMemory;
}

/** Shared by all rules that do not decay: most rules, and an array for each takes a tenth of the time. */
const noPayments: OpenAccount["payments"] = [];

/** Accounts by the rule's index in the model; none for a rule that counted nothing. */
export type Accounts = readonly (Account | undefined)[];

/** Counts what happened, for every event rule. */
export function accountsOf({ compiled, timeline, meanings, timeZone }: Facts): Accounts {
  const accounts = new Array<OpenAccount | undefined>(compiled.model.rules.length).fill(undefined);
  for (let nth = 0; nth < meanings.length; nth++) {
    const { eventRules } = meanings[nth] as Facts["meanings"][number];
    if (eventRules.length === 0) continue;
    const at = timeline.at[nth] as number;
    const lastAt = timeline.lastAt[nth] as number;
    const count = timeline.count[nth] as number;
    const session = timeline.session[nth] as number;
    const { object } = timeline.what[nth] as Timeline["what"][number];
    for (const { rule, index } of eventRules) {
      let account = accounts[index];
      if (account === undefined) {
        account = open(rule, at, timeZone);
        accounts[index] = account;
      }
      const paid = payFor(account.memory, count, at, session, object);
      account.count += count;
      account.paid += paid;
      if (lastAt > account.lastAt) account.lastAt = lastAt;
      if (paid > 0 && account.halfLifeMs !== null) account.payments.push({ at, paid });
    }
  }
  return accounts;
}

function open(rule: EventRule, at: number, timeZone: string): OpenAccount {
  const { points, limit, decay } = rule;
  return {
    rule,
    points,
    halfLifeMs: decay === undefined ? null : decay.halfLifeDays * dayMs,
    memory: memoryFor(limit, timeZone),
    payments: decay === undefined ? noPayments : [],
    firstAt: at,
    lastAt: at,
    count: 0,
    paid: 0,
  };
}

/** Points of an account at a moment: each payment is worth half after every half-life. */
export function worthAt({ points, halfLifeMs, paid, payments }: Account, now: number): number {
  if (halfLifeMs === null) return points * paid;
  let sum = 0;
  for (const { at, paid: times } of payments) {
    sum += points * times * 0.5 ** (Math.max(0, now - at) / halfLifeMs);
  }
  return sum;
}
