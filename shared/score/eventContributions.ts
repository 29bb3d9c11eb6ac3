import type { EventRule } from "../model/model.ts";
import type { Contribution } from "./contribution.ts";
import type { Facts } from "./facts.ts";
import { type Limiter, limiterFor } from "./limit.ts";

interface Account {
  readonly rule: EventRule;
  readonly pay: Limiter;
  readonly objects: Set<string>;
  readonly firstAt: number;
  lastAt: number;
  count: number;
  paid: number;
}

/** What each event rule pays, by the rule's place in the model. */
export function eventContributions({ moments }: Pick<Facts, "moments">): [number, Contribution][] {
  const accounts = new Map<number, Account>();
  for (const { moment, meaning } of moments) {
    for (const { rule, index } of meaning.eventRules) {
      let account = accounts.get(index);
      if (account === undefined) {
        account = open(rule, moment.at);
        accounts.set(index, account);
      }
      account.count += moment.count;
      account.paid += account.pay(moment);
      account.lastAt = Math.max(account.lastAt, moment.lastAt);
      if (account.objects.size < 4) account.objects.add(moment.what.object);
    }
  }
  return [...accounts].map(([index, account]) => [index, contributionOf(account)]);
}

const open = (rule: EventRule, at: number): Account => ({
  rule,
  pay: limiterFor(rule.limit),
  objects: new Set(),
  firstAt: at,
  lastAt: at,
  count: 0,
  paid: 0,
});

function contributionOf({ rule, objects, firstAt, lastAt, count, paid }: Account): Contribution {
  const points = rule.points * paid;
  return {
    rule: rule.id,
    title: rule.title,
    kind: rule.kind,
    points,
    earned: points,
    count,
    paid,
    reason: reasonOf(rule, [...objects], count, paid),
    firstAt,
    lastAt,
  };
}

/** e.g. `/pricing, 3 times, paid once`. */
function reasonOf(
  rule: EventRule,
  objects: readonly string[],
  count: number,
  paid: number,
): string {
  const named = objects.slice(0, 3).join(", ") + (objects.length > 3 ? ", …" : "");
  const counted = count === 1 ? named : `${named}, ${count} times`;
  if (paid === count) return counted;
  const limit =
    typeof rule.limit === "object"
      ? ` (at most ${rule.limit.max} in ${rule.limit.perDays} days)`
      : "";
  return `${counted}, paid ${paid === 1 ? "once" : `${paid} times`}${limit}`;
}
