import type { Placed } from "../model/compile.ts";
import type { StateRule } from "../model/model.ts";
import { turnsOf } from "./adjusted.ts";
import { breakpointsOf } from "./breakpoints.ts";
import type { ScoringContext } from "./earned.ts";
import type { Watched } from "./watched.ts";

/** A moment, and what may change at it by itself. */
export interface Change {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly rules: Placed<StateRule>[];
  readonly segments: Watched[];
}

/**
 * All that can change after a moment but for decay, in order. A condition changes at its own breakpoints
 * only, so that each of them has to ask only the rules that have one there.
 */
export function changesAfter(
  { compiled, facts, watched }: ScoringContext & { readonly watched: readonly Watched[] },
  now: number,
): Change[] {
  const changes = new Map<number, Change>();
  const changeAt = (breakpoint: number): Change => {
    const at = Math.ceil(breakpoint);
    const known = changes.get(at);
    if (known !== undefined) return known;
    const change = { at, rules: [], segments: [] };
    changes.set(at, change);
    return change;
  };
  for (const placed of compiled.timedRules) {
    for (const at of breakpointsOf(placed.rule.when, facts, now)) {
      if (at > now) changeAt(at).rules.push(placed);
    }
  }
  for (const segment of watched) {
    for (const at of segment.breakpoints) if (at > now) changeAt(at).segments.push(segment);
  }
  for (const at of turnsOf(facts.adjustments)) if (at > now) changeAt(at);
  return [...changes.values()].sort((a, b) => a.at - b.at);
}
