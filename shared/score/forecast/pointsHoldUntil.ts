import { evaluateCondition } from "../../conditions/evaluateCondition.ts";
import { pointsAt } from "../adjusted.ts";
import type { Earned } from "../earned.ts";
import type { Prepared } from "../evaluate.ts";
import type { Change } from "./changes.ts";

/** A list may be off by so many points through decay: less than one in a total that people read. */
const maxDriftPoints = 0.5;

/** Ten years. What decays this slowly is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/**
 * Until when (milliseconds since 1970) the points of `now` hold if nothing else happens, or `null` for ever.
 *
 * Rules that time switches on or off, and points by hand that expire, change at known moments: before the
 * first of them nothing moves. Decay moves the points all the time; they hold as long as it cannot have
 * moved them by half a point. A lead that loses 50 points by decay is so due some 100 times in its life.
 *
 * @param changes All that can change after `now` but for decay (`changesAfter`).
 */
export function pointsHoldUntil(
  prepared: Prepared,
  now: number,
  changes: readonly Change[],
): number | null {
  const earned = prepared.earnedAt(now);
  const driftsAt = now + driftMs(prepared, earned);
  const { facts } = prepared;
  for (const { at, rules } of changes) {
    if (at >= driftsAt) break;
    const differs =
      rules.some(
        ({ rule, index }) =>
          (evaluateCondition(rule.when, facts, at) === true ? rule.points : 0) !==
          earned.byRule[index],
      ) ||
      facts.adjustments.some(
        (adjustment, index) => pointsAt(adjustment, at) !== earned.byHand[index],
      );
    if (differs) return at;
  }
  return driftsAt < now + horizonMs ? driftsAt : null;
}

/**
 * How long decay takes at least to move a sum by `maxDriftPoints`: at the pace of now, which only slows down.
 * Caps of groups can only make it slower.
 */
function driftMs({ compiled, accounts }: Prepared, { byRule }: Earned): number {
  let pointsPerMs = 0;
  for (const { index } of compiled.decayingRules) {
    const halfLifeMs = accounts[index]?.halfLifeMs;
    if (halfLifeMs == null) continue;
    pointsPerMs += (Math.abs(byRule[index] as number) * Math.LN2) / halfLifeMs;
  }
  return pointsPerMs === 0 ? Number.POSITIVE_INFINITY : Math.ceil(maxDriftPoints / pointsPerMs);
}
