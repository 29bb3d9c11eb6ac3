import type { CompiledModel } from "../model/compile.ts";
import type { Profile } from "../profile/profile.ts";
import { accountsOf } from "./account.ts";
import { type Contribution, contributionsOf } from "./contribution.ts";
import { type Earned, earnedAt, type ScoringContext } from "./earned.ts";
import { factsOf } from "./facts.ts";
import { priorityOf } from "./priority.ts";
import { type Totals, totalsOf } from "./totals.ts";

export { disqualifiedTier } from "./totals.ts";

/** What a model makes of a profile at a moment, and why. */
export interface Evaluation extends Totals {
  /** The word for its grade and tier; `null` when the model has none, or the lead is disqualified. */
  readonly priority: string | null;
  /** In the order of the model's rules, then manual adjustments. One of 0 points was cut by its group's cap. */
  readonly contributions: readonly Contribution[];
}

/**
 * Scores a profile: a pure function of the model, the profile, and the moment.
 *
 * @param now Milliseconds since 1970.
 * @example
 * const { total, tier, contributions } = evaluate(compileModel(b2b), profile, now);
 */
export function evaluate(compiled: CompiledModel, profile: Profile, now: number): Evaluation {
  return evaluatePrepared(prepare(compiled, profile), now);
}

/** The same for a profile that is evaluated at more than one moment. */
export function evaluatePrepared(prepared: Prepared, now: number): Evaluation {
  const earned = prepared.earnedAt(now);
  const totals = totalsOf(prepared.compiled, earned);
  return {
    ...totals,
    priority: priorityOf(prepared.compiled.model, totals),
    contributions: contributionsOf(prepared, earned, now),
  };
}

/** The sums alone, for jobs over all leads: reasons would take half as long again. */
export const totalsAt = (prepared: Prepared, now: number): Totals =>
  totalsOf(prepared.compiled, prepared.earnedAt(now));

/** A profile as one model sees it, at any moment. */
export interface Prepared extends ScoringContext {
  /** What every rule gives. Cached, because sums, reasons and forecast ask for the same moment. */
  readonly earnedAt: (now: number) => Earned;
}

export function prepare(compiled: CompiledModel, profile: Profile): Prepared {
  const facts = factsOf(compiled, profile);
  const context = { compiled, facts, accounts: accountsOf(facts) };
  let latest: { readonly now: number; readonly earned: Earned } | undefined;
  const earnedThen = (now: number) => {
    if (latest?.now !== now) latest = { now, earned: earnedAt(context, now) };
    return latest.earned;
  };
  return { ...context, earnedAt: earnedThen };
}
