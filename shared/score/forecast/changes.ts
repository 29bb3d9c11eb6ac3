import { breakpointsOf } from "../../conditions/breakpointsOf.ts";
import type { CompiledStateRule } from "../../model/compile.ts";
import { turnsOf } from "../adjusted.ts";
import type { ScoringContext } from "../earned.ts";
import type { TimedSegment } from "./timedSegments.ts";

/** A moment, and what may change at it by time alone. */
export interface Change {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly rules: CompiledStateRule[];
  readonly segments: TimedSegment[];
}

/**
 * Everything except decay that can change after a moment, in order. A condition changes only at its own
 * breakpoints, so that only the rules with a breakpoint at a moment need to be evaluated there.
 */
export function changesAfter(
  { compiled, facts }: ScoringContext,
  timedSegments: readonly TimedSegment[],
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
  for (const entry of compiled.timedRules) {
    for (const at of breakpointsOf(entry.condition, facts, now)) {
      if (at > now) changeAt(at).rules.push(entry);
    }
  }
  for (const segment of timedSegments) {
    for (const at of segment.breakpoints) if (at > now) changeAt(at).segments.push(segment);
  }
  for (const at of turnsOf(facts.adjustments)) if (at > now) changeAt(at);
  return [...changes.values()].sort((a, b) => a.at - b.at);
}
