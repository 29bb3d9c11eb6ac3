import { evaluateTrait } from "../conditions/evaluateTrait.ts";
import type { Traits } from "../profile/traits.ts";
import { openAgainAt } from "./quietHours.ts";
import type { HandoffRule, HandoffRules } from "./rules.ts";

const hourMs = 3_600_000;

/** What is known of a lead that entered a stage. Times are milliseconds since 1970. */
export interface RouteFacts {
  readonly stage: string;
  readonly enteredAt: number;
  readonly grade: string;
  readonly tier: string;
  readonly priority: string | null;
  readonly disqualified: boolean;
  readonly traits: Traits;
  readonly isMuted: boolean;
  /** When the same stage of this lead was told before, or `null`. */
  readonly lastToldAt: number | null;
  /** IANA name of the site's time zone: where the rules name none. */
  readonly timeZone: string;
}

/** Whom to tell, and when; or why nobody. */
export type Route =
  | { readonly kind: "drop"; readonly note: string }
  | {
      readonly kind: "send";
      readonly destinations: readonly string[];
      /** Name of the pool that gives the owner, or `null`. */
      readonly pool: string | null;
      readonly dueAt: number;
    };

const drop = (note: string): Route => ({ kind: "drop", note });

const noRules = "this site has no rules for hand-offs";

/** Why nobody is told of anybody, whoever it is: the lead need not be looked at. `null` when somebody may be. */
export function whyNobody(rules: HandoffRules | null): string | null {
  if (rules === null) return noRules;
  return rules.paused ? "hand-offs were paused" : null;
}

/** @param now Milliseconds since 1970. */
export function decideRoute(rules: HandoffRules | null, facts: RouteFacts, now: number): Route {
  const nobody = whyNobody(rules);
  if (rules === null || nobody !== null) return drop(nobody ?? noRules);
  if (facts.disqualified) return drop("the lead is disqualified");
  if (facts.isMuted) return drop("the lead is muted");
  const { cooldownHours, quietHours } = rules;
  if (facts.lastToldAt !== null && facts.enteredAt - facts.lastToldAt < cooldownHours * hourMs) {
    return drop(`told of ${facts.stage} less than ${cooldownHours} hours before`);
  }
  const holding = rules.rules.filter((rule) => holds(rule, facts));
  if (holding.length === 0) return drop("no rule holds for this lead");
  return {
    kind: "send",
    destinations: [...new Set(holding.flatMap(({ to }) => to))],
    pool: holding.find(({ owner }) => owner !== undefined)?.owner ?? null,
    dueAt:
      quietHours === undefined
        ? now
        : openAgainAt(now, quietHours, rules.timeZone ?? facts.timeZone),
  };
}

function holds({ when }: HandoffRule, facts: RouteFacts): boolean {
  const isOneOf = (allowed: readonly string[] | undefined, value: unknown) =>
    allowed === undefined || allowed.some((one) => one.toLowerCase() === textOf(value));
  return (
    isOneOf(when.stages, facts.stage) &&
    isOneOf(when.grades, facts.grade) &&
    isOneOf(when.tiers, facts.tier) &&
    isOneOf(when.priorities, facts.priority) &&
    isOneOf(when.countries, facts.traits.country?.value) &&
    (when.traits ?? []).every((condition) => {
      const trait = facts.traits[condition.trait];
      return trait !== undefined && evaluateTrait(condition, trait) === true;
    })
  );
}

const textOf = (value: unknown): string => String(value ?? "").toLowerCase();
