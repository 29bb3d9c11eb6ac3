import type { Prepared } from "../evaluate.ts";
import { isInSegment } from "../segments.ts";
import { decideStage } from "../stage.ts";
import { totalsOf } from "../totals.ts";
import { type Change, changesAfter } from "./changes.ts";
import { findFirstChange } from "./findFirstChange.ts";
import { decayingIn } from "./idleLead.ts";
import { pointsHoldUntil } from "./pointsHoldUntil.ts";
import { type TimedSegment, timedSegmentsAfter } from "./timedSegments.ts";

/*
 * How the forecast works. While nothing happens, a lead's points change for two reasons only: conditions
 * turn true or false at moments that are known in advance (`changes`), and payments decay (`decaySum`).
 * 1. `timedSegments` and `changes` list what can change by time alone, and when.
 * 2. `bounds` computes the least and the most points that are possible anywhere in an interval of time.
 * 3. `outlook` compares both ends with the bands: if both give today's tier, stage and segments, nothing can
 *    change in that interval, and it is skipped. That covers most of the future of most leads.
 * 4. `findFirstChange` cuts every other interval in two, the earlier half first. An interval in which the
 *    points go one way crosses a threshold once or never: there a binary search finds the millisecond.
 * 5. The search has a budget. When it is spent, the answer is early but never late.
 *
 * A list shows points, too: `pointsHoldUntil` says until when they hold, and reads the same changes.
 */

/** No one plans for longer, and what decays is next to nothing by then. */
const horizonMs = 3_650 * 86_400_000;

/** Intervals examined for one lead; hardly any lead needs a hundred. */
const maxIntervals = 5_000;

/**
 * The next moment (milliseconds since 1970) at which tier, stage or a segment changes if nothing else
 * happens, or `null` for never. Nothing changes before it. Something does change at it, unless the budget
 * of the search was spent: then it is early, and the caller that evaluates at that moment asks again.
 *
 * @param stage The stage that the lead is in at `now`.
 * @param budget Intervals that the search may cut.
 */
export const nextChangeAt = (
  prepared: Prepared,
  now: number,
  stage: string | null,
  budget = maxIntervals,
): number | null => search(prepared, timedSegmentsAfter(prepared, now), now, stage, budget);

/** What time alone will do to a lead. Both are milliseconds since 1970, or `null` for never. */
interface Forecast {
  /** The result of the function of that name. */
  readonly nextChangeAt: number | null;
  /** Until when the points of now hold (`pointsHoldUntil`). */
  readonly pointsHoldUntil: number | null;
}

/** Both at once: to find what can change at all is most of the work. */
export function forecastAt(prepared: Prepared, now: number, stage: string | null): Forecast {
  const timedSegments = timedSegmentsAfter(prepared, now);
  const changes = changesAfter(prepared, timedSegments, now);
  return {
    nextChangeAt: search(prepared, timedSegments, now, stage, maxIntervals, changes),
    pointsHoldUntil: pointsHoldUntil(prepared, now, changes),
  };
}

/** The same for tier and stage alone. */
export const nextMoveAt = (prepared: Prepared, now: number, stage: string | null): number | null =>
  search(prepared, [], now, stage, maxIntervals);

function search(
  prepared: Prepared,
  timedSegments: readonly TimedSegment[],
  now: number,
  stage: string | null,
  budget: number,
  changes: readonly Change[] = changesAfter(prepared, timedSegments, now),
): number | null {
  const decaying = decayingIn(prepared);
  if (changes.length === 0 && decaying.length === 0) return null;
  const earned = prepared.earnedAt(now);
  const { compiled, facts, accounts } = prepared;
  const totals = totalsOf(compiled, earned);
  const current = { tier: totals.tier, stage: decideStage(stage, totals, compiled.model) };
  const scores = { ...totals, stage: current.stage };
  const last = changes[changes.length - 1]?.at ?? now;
  return findFirstChange(
    {
      compiled,
      facts,
      accounts,
      decaying,
      timedSegments,
      tierAndStageOf: (bands) => ({
        tier: bands.tier,
        stage: decideStage(stage, bands, compiled.model),
      }),
      current,
      currentSegments: timedSegments.map(({ when }) => isInSegment(when, scores, facts, now)),
    },
    {
      from: now,
      to: decaying.length === 0 ? last : Math.max(last, now + horizonMs),
      earned,
      changes,
    },
    { left: budget },
  );
}
