import type { EventRule, Kind, Rule } from "../model/model.ts";
import type { Account } from "./account.ts";

/** Points that one rule gives one lead, and why. */
export interface Contribution {
  /** Id of the rule, or `adjustment:` and the name of one made by hand. */
  readonly rule: string;
  readonly title: string;
  readonly kind: Kind;
  /** What it adds to the total, after limit, decay and cap. */
  readonly points: number;
  /** What it would add if its group had no cap. */
  readonly earned: number;
  /** How often it happened; 1 for a state. */
  readonly count: number;
  /** How many of those were paid. */
  readonly paid: number;
  /** A sentence for people. */
  readonly reason: string;
  /** Milliseconds since 1970: the first and last time it happened; `null` for a state. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

/** A contribution before its group's cap, and what it rests on. */
export interface Ground {
  readonly rule: Pick<Rule, "id" | "title" | "kind" | "group">;
  readonly earned: number;
  /** Of an event rule. */
  readonly account?: Account;
  /** Of a state rule: what decided it. */
  readonly because?: string;
}

export function contributionOf(
  { rule, earned, account, because = "" }: Ground,
  points: number,
  groupTitle: string | undefined,
): Contribution {
  const reason = account ? reasonOf(account) : because;
  return {
    rule: rule.id,
    title: rule.title,
    kind: rule.kind,
    points,
    earned,
    count: account?.count ?? 1,
    paid: account?.paid ?? 1,
    reason: points === earned ? reason : `${reason}; capped by "${groupTitle}"`,
    firstAt: account?.firstAt ?? null,
    lastAt: account?.lastAt ?? null,
  };
}

/** e.g. `/pricing, 3 times, paid once`. */
function reasonOf({ rule, objects, count, paid }: Account): string {
  const some = [...objects];
  const named = some.slice(0, 3).join(", ") + (some.length > 3 ? ", …" : "");
  const counted = count === 1 ? named : `${named}, ${count} times`;
  const paidFor =
    paid === count ? "" : `, paid ${paid === 1 ? "once" : `${paid} times`}${limitOf(rule)}`;
  const halved = rule.decay ? `, half after ${rule.decay.halfLifeDays} days` : "";
  return `${counted}${paidFor}${halved}`;
}

const limitOf = ({ limit }: EventRule): string =>
  typeof limit === "object" ? ` (at most ${limit.max} in ${limit.perDays} days)` : "";
