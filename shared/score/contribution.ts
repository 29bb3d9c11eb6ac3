import { reasonFor } from "../conditions/evaluateCondition.ts";
import type { EventRule, Kind } from "../model/model.ts";
import type { Account } from "./account.ts";
import { adjustedAt } from "./adjusted.ts";
import { capGroups } from "./capGroups.ts";
import type { Earned, ScoringContext } from "./earned.ts";
import { objectsByRule } from "./objects.ts";
import type { UncappedContribution } from "./uncappedContribution.ts";

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

/** Explains the totals: what every rule that earned something gives, and what people gave by hand. */
export function contributionsOf(
  { compiled, facts, accounts }: ScoringContext,
  { byRule }: Earned,
  now: number,
): Contribution[] {
  const { model, groups } = compiled;
  const cutBy = new Map<number, string[]>();
  const points = capGroups(groups, byRule, (rule, { title }) =>
    cutBy.set(rule, [...(cutBy.get(rule) ?? []), title]),
  );
  const objects = objectsByRule(facts);
  const contributions: Contribution[] = [];
  model.rules.forEach((rule, index) => {
    const earned = byRule[index] as number;
    if (earned === 0) return;
    const account = accounts[index];
    const because =
      "when" in rule
        ? reasonFor(rule.when, facts, now)
        : account === undefined
          ? ""
          : reasonOf(account, objects.get(index) ?? []);
    const uncapped = { rule, earned, because, ...(account && { account }) };
    contributions.push(contributionOf(uncapped, points[index] as number, cutBy.get(index) ?? []));
  });
  for (const adjusted of adjustedAt(facts.adjustments, now)) {
    contributions.push(contributionOf(adjusted, adjusted.earned, []));
  }
  return contributions;
}

const contributionOf = (
  { rule, earned, account, because }: UncappedContribution,
  points: number,
  /** Titles of the groups whose caps cut it. */
  cutBy: readonly string[],
): Contribution => ({
  rule: rule.id,
  title: rule.title,
  kind: rule.kind,
  points,
  earned,
  count: account?.count ?? 1,
  paid: account?.paid ?? 1,
  reason: [because, ...cutBy.map((group) => `capped by "${group}"`)].join("; "),
  firstAt: account?.firstAt ?? null,
  lastAt: account?.lastAt ?? null,
});

/** e.g. `/pricing, 3 times, paid once`. */
function reasonOf({ rule, count, paid }: Account, objects: readonly string[]): string {
  const named = objects.slice(0, 3).join(", ") + (objects.length > 3 ? ", …" : "");
  const counted = count === 1 ? named : `${named}, ${count} times`;
  const paidFor =
    paid === count ? "" : `, paid ${paid === 1 ? "once" : `${paid} times`}${limitOf(rule)}`;
  const halved = rule.decay ? `, half after ${rule.decay.halfLifeDays} days` : "";
  return `${counted}${paidFor}${halved}`;
}

function limitOf({ limit }: EventRule): string {
  if (typeof limit !== "object") return "";
  return ` (at most ${limit.max} ${"per" in limit ? `a ${limit.per}` : `in ${limit.perDays} days`})`;
}
