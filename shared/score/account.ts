import type { EventRule } from "../model/model.ts";
import { dayMs } from "../profile/tally.ts";
import type { Facts } from "./facts.ts";
import { type LimitMemory, memoryFor, payFor } from "./limit.ts";
import type { Timeline } from "./timeline.ts";

/** What one event rule counted and paid. */
export interface Account {
  readonly rule: EventRule;
  /** Of the rule: rules come in a dozen shapes, and to ask one is slow. */
  readonly points: number;
  /** `null` when it does not decay. */
  readonly halfLifeMs: number | null;
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
  readonly memory: LimitMemory;
}

/** Shared by all rules that do not decay: they are most, and an array each is a tenth of the time. */
const noPayments: OpenAccount["payments"] = [];

/** Accounts by the rule's place in the model; none for a rule that counted nothing. */
export type Accounts = readonly (Account | undefined)[];

/** Lets every event rule count what happened. */
export function accountsOf({ compiled, timeline, meanings, timeZone }: Facts): Accounts {
  const accounts = new Array<OpenAccount | undefined>(compiled.model.rules.length).fill(undefined);
  for (let place = 0; place < meanings.length; place++) {
    const { eventRules } = meanings[place] as Facts["meanings"][number];
    if (eventRules.length === 0) continue;
    const at = timeline.at[place] as number;
    const lastAt = timeline.lastAt[place] as number;
    const count = timeline.count[place] as number;
    const session = timeline.session[place] as number;
    const { object } = timeline.what[place] as Timeline["what"][number];
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
