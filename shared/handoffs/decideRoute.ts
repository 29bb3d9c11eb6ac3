import { evaluateTrait } from "../conditions/evaluateTrait.ts";
import type { Traits } from "../profile/traits.ts";
import { openAgainAt } from "./quietHours.ts";
import { crmTypes, type HandoffRule, type HandoffRules } from "./rules.ts";

const hourMs = 3_600_000;

/** A lead that entered a stage. Times are milliseconds since 1970. */
export interface RouteFacts {
  readonly stage: string;
  readonly enteredAt: number;
  readonly grade: string;
  readonly tier: string;
  readonly priority: string | null;
  readonly disqualified: boolean;
  readonly traits: Traits;
  readonly isMuted: boolean;
  /** When this lead's last hand-off of the same stage was routed, or `null`. */
  readonly lastRoutedAt: number | null;
  /** IANA name of the site's time zone; used when the rules name none. */
  readonly timeZone: string;
}

/** Where a hand-off goes, and when; or why it goes nowhere. */
export type Route =
  | { readonly kind: "drop"; readonly note: string }
  | {
      readonly kind: "send";
      readonly destinations: readonly string[];
      /** Name of the pool that the owner comes from, or `null`. */
      readonly pool: string | null;
      readonly dueAt: number;
    };

const drop = (note: string): Route => ({ kind: "drop", note });

const noRules = "this site has no rules for hand-offs";

/** Why the rules send no hand-off at all, so that the lead need not be read; `null` when they may send some. */
export function whyNoHandoffs(rules: HandoffRules | null): string | null {
  if (rules === null) return noRules;
  return rules.paused ? "hand-offs are paused" : null;
}

/** @param now Milliseconds since 1970. */
export function decideRoute(rules: HandoffRules | null, facts: RouteFacts, now: number): Route {
  const none = whyNoHandoffs(rules);
  if (rules === null || none !== null) return drop(none ?? noRules);
  if (facts.disqualified) return drop("the lead is disqualified");
  if (facts.isMuted) return drop("the lead is muted");
  const { cooldownHours, quietHours } = rules;
  if (
    facts.lastRoutedAt !== null &&
    facts.enteredAt - facts.lastRoutedAt < cooldownHours * hourMs
  ) {
    return drop(`${facts.stage} was already sent less than ${cooldownHours} hours before`);
  }
  const matching = rules.rules.filter((rule) => matches(rule, facts));
  if (matching.length === 0) return drop("no rule matches this lead");
  const { email } = facts.traits;
  const destinations = matching.flatMap(({ when, to }) =>
    to.filter((name) => {
      const mustBeVerified = when.verified ?? (email !== undefined && isCrm(rules, name));
      return !mustBeVerified || email?.verified === true;
    }),
  );
  if (destinations.length === 0) return drop("its destinations need a verified e-mail address");
  return {
    kind: "send",
    destinations: [...new Set(destinations)],
    pool: matching.find(({ owner }) => owner !== undefined)?.owner ?? null,
    dueAt:
      quietHours === undefined
        ? now
        : openAgainAt(now, quietHours, rules.timeZone ?? facts.timeZone),
  };
}

/** A stranger can claim any address: by default that makes no record in a CRM. */
const isCrm = ({ destinations }: HandoffRules, name: string): boolean =>
  crmTypes.has(destinations[name]?.type ?? "");

function matches({ when }: HandoffRule, facts: RouteFacts): boolean {
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
